import { Button, DateField, FormActions, LinkButton, Notice, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { listDecisions, proposeDecision } from '../contract.ts'
import { DecisionFields } from './DecisionFields.tsx'
import { decisionsPath } from './decision-words.ts'

const twoWeeks = 14 * 86_400_000

/** Propose something to be voted on. */
export const page = definePage({
  path: '/partnerships/:slug/decisions/propose',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ decisions: use(listDecisions, { partnership: params.slug ?? '' }) }),
  actions: [proposeDecision],
  title: (_props, text) => text('decisions.propose'),
  Component: ({ data: { decisions }, viewer, now }) => {
    const text = useText()
    const { partnership, mayPropose } = decisions
    const path = decisionsPath(partnership)
    const until = new Date(Date.parse(now) + twoWeeks).toISOString().slice(0, 10)
    return (
      <>
        <PageHeader
          title={text('decisions.propose')}
          subtitle={text('decisions.proposeWhy')}
          steps={[
            { href: `/partnerships/${partnership.slug}`, label: partnership.acronym },
            { href: path, label: text('decisions.title') },
          ]}
        />
        {mayPropose ? (
          <CallForm
            call={proposeDecision}
            fixed={{ partnership: partnership.id, lang: viewer.lang }}
            next="/decisions/{id}"
            done="decisions.done.proposed"
            className="k-form"
          >
            {form => (
              <>
                <DecisionFields form={form} />
                <DateField
                  {...form.field('openUntil', until)}
                  label={text('decisions.field.openUntil')}
                  hint={text('decisions.openUntilHint')}
                  required
                />
                <FormActions>
                  <Button variant="primary">{text('decisions.proposeAction')}</Button>
                  <LinkButton variant="quiet" href={path}>
                    {text('decisions.cancel')}
                  </LinkButton>
                </FormActions>
              </>
            )}
          </CallForm>
        ) : (
          <Notice kind="info">{text('decisions.votingOff')}</Notice>
        )}
      </>
    )
  },
})
