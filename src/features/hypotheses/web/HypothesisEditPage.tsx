import { Button, FormActions, LinkButton, Notice, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getHypothesis, getHypothesisChoices, removeHypothesis, updateHypothesis } from '../contract.ts'
import { BeliefFields, ExperimentFields } from './HypothesisFields.tsx'
import { boardPath, hypothesisPath, Measure, Sentence } from './HypothesisParts.tsx'
import './hypotheses.css'

/** Changing a hypothesis; once its experiment has begun, only how it is found out and what it costs. */
export const page = definePage({
  path: '/partnerships/:slug/hypotheses/:hypothesis/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    it: use(getHypothesis, { hypothesis: params.hypothesis ?? '', page: 1 }),
    choices: use(getHypothesisChoices, { partnership: params.slug ?? '' }),
  }),
  actions: [updateHypothesis, removeHypothesis],
  title: ({ data }, text) => `${text('hypotheses.change')} · ${data.it.segment}`,
  Component: ({ data: { it, choices } }) => {
    const text = useText()
    const stays = {
      market: it.market,
      segment: it.segment,
      act: it.act,
      reason: it.reason,
      lang: it.lang,
      missionId: it.mission?.id ?? null,
      metric: it.metric,
      rung: it.rung,
      threshold: it.threshold,
      startsOn: it.startsOn,
      deadline: it.deadline,
    }
    return (
      <>
        <PageHeader
          title={text('hypotheses.change')}
          steps={[
            { href: boardPath(it.partnership), label: text('hypotheses.title') },
            { href: hypothesisPath(it), label: it.segment },
          ]}
        />
        {it.begun ? (
          <>
            <Notice title={text('hypotheses.begun')}>{text('hypotheses.begunWhy')}</Notice>
            <p className="k-hypothesis-lead">
              <Sentence it={it} />
            </p>
            <Measure it={it} />
          </>
        ) : null}
        <CallForm
          call={updateHypothesis}
          fixed={{ hypothesis: it.slug, version: it.version, ...(it.begun ? stays : {}) }}
          next="/hypotheses/{slug}"
          done="hypotheses.done.saved"
          className="k-form"
        >
          {it.begun ? null : <BeliefFields choices={choices} it={it} />}
          <ExperimentFields it={it} />
          <FormActions>
            <Button variant="primary">{text('hypotheses.save')}</Button>
            <LinkButton variant="quiet" href={hypothesisPath(it)}>
              {text('hypotheses.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
        {it.begun ? null : (
          <details className="k-hypothesis-note">
            <summary>{text('hypotheses.remove')}</summary>
            <CallForm
              call={removeHypothesis}
              fixed={{ hypothesis: it.slug, version: it.version }}
              next={boardPath(it.partnership)}
              done="hypotheses.done.removed"
            >
              <p>{text('hypotheses.removeWhy')}</p>
              <Button variant="danger">{text('hypotheses.remove')}</Button>
            </CallForm>
          </details>
        )}
      </>
    )
  },
})
