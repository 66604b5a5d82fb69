import { Button, FormActions, LinkButton, Notice, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getHypothesis, getHypothesisChoices, writeHypothesis } from '../contract.ts'
import { BeliefFields, ExperimentFields } from './HypothesisFields.tsx'
import { boardPath, Sentence } from './HypothesisParts.tsx'
import './hypotheses.css'

/** A new hypothesis: what is believed, from what number on it holds, and how that is found out. */
export const page = definePage({
  path: '/partnerships/:slug/hypotheses/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    choices: use(getHypothesisChoices, { partnership: params.slug ?? '' }),
    follows:
      query.follows === undefined || query.follows === ''
        ? null
        : use(getHypothesis, { hypothesis: query.follows, page: 1 }),
  }),
  actions: [writeHypothesis],
  title: (_props, text) => text('hypotheses.write'),
  Component: ({ data: { choices, follows }, viewer }) => {
    const text = useText()
    const board = boardPath(choices.partnership)
    const before =
      follows === null
        ? {}
        : {
            segment: follows.segment,
            market: follows.market,
            act: follows.act,
            kind: follows.kind,
            risk: follows.risk,
          }
    return (
      <>
        <PageHeader
          title={text('hypotheses.write')}
          subtitle={text('hypotheses.writeWhy')}
          steps={[
            { href: `/partnerships/${choices.partnership.slug}`, label: choices.partnership.acronym },
            { href: board, label: text('hypotheses.title') },
          ]}
        />
        {follows === null ? null : (
          <Notice title={text('hypotheses.field.follows')}>
            <Sentence it={follows} />
          </Notice>
        )}
        <CallForm
          call={writeHypothesis}
          fixed={{
            partnership: choices.partnership.slug,
            ...(follows === null ? {} : { follows: follows.slug }),
          }}
          next="/hypotheses/{slug}"
          done="hypotheses.done.written"
          className="k-form"
        >
          <BeliefFields choices={choices} it={{ lang: follows?.lang ?? viewer.lang, ...before }} />
          <ExperimentFields it={before} />
          <FormActions>
            <Button variant="primary">{text('hypotheses.writeAction')}</Button>
            <LinkButton variant="quiet" href={board}>
              {text('hypotheses.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
      </>
    )
  },
})
