import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { addRisk, listRisks } from '../contract-risks.ts'
import { RiskFields } from './RiskFields.tsx'
import { planPath } from './workplan-words.ts'

/** A new risk of a plan. */
export const page = definePage({
  path: '/partnerships/:slug/workplan/risks/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    risks: use(listRisks, {
      partnership: params.slug ?? '',
      ...(query.grant === undefined || query.grant === '' ? {} : { grant: query.grant }),
    }),
  }),
  actions: [addRisk],
  redirect: ({ data: { risks } }) => (risks.mayEdit ? null : planPath(risks.partnership, risks)),
  title: (_props, text) => text('workplan.risk.add'),
  Component: ({ data: { risks }, viewer }) => {
    const text = useText()
    const path = planPath(risks.partnership, risks)
    return (
      <>
        <PageHeader
          title={text('workplan.risk.add')}
          subtitle={risks.grant?.title ?? text('workplan.withoutGrant')}
          steps={[
            { href: `/partnerships/${risks.partnership.slug}`, label: risks.partnership.acronym },
            { href: path, label: text('workplan.title') },
          ]}
        />
        <CallForm
          call={addRisk}
          fixed={{ partnership: risks.partnership.slug, grant: risks.grant?.id ?? null }}
          next={`${path}#risks`}
          done="workplan.done.riskAdded"
          className="k-form"
        >
          <RiskFields risk={{ lang: viewer.lang }} owners={risks.owners} />
          <FormActions>
            <Button variant="primary">{text('workplan.risk.add')}</Button>
            <LinkButton variant="quiet" href={`${path}#risks`}>
              {text('workplan.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
      </>
    )
  },
})
