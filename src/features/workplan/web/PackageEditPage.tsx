import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { changePackage, getPackage, removePackage } from '../contract.ts'
import { PackageFields } from './PackageFields.tsx'
import { planPath } from './workplan-words.ts'
import './workplan.css'

/** Change a work package, or take an empty one out of the plan. */
export const page = definePage({
  path: '/workplan/packages/:package/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ it: use(getPackage, { package: params.package ?? '' }) }),
  actions: [changePackage, removePackage],
  redirect: ({ data: { it } }) => (it.mayEdit ? null : planPath(it.partnership, it.plan)),
  title: ({ data }, text) => `${text('workplan.changePackage')} · WP${data.it.number}`,
  Component: ({ data: { it } }) => {
    const text = useText()
    const path = planPath(it.partnership, it.plan)
    return (
      <>
        <PageHeader
          title={text('workplan.changePackage')}
          subtitle={`WP${it.number} ${it.title}`}
          steps={[
            { href: `/partnerships/${it.partnership.slug}`, label: it.partnership.acronym },
            { href: path, label: text('workplan.title') },
          ]}
        />
        <CallForm
          call={changePackage}
          fixed={{ package: it.id, version: it.version }}
          next={`${path}#wp${it.number}`}
          done="workplan.done.saved"
          className="k-form"
        >
          <PackageFields package={it} clusters={it.clusters} months={it.plan.months} />
          <FormActions>
            <Button variant="primary">{text('workplan.save')}</Button>
            <LinkButton variant="quiet" href={path}>
              {text('workplan.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
        {it.holdsItems ? null : (
          <details className="k-plan-fold">
            <summary>{text('workplan.removePackage')}</summary>
            <CallForm
              call={removePackage}
              fixed={{ package: it.id, version: it.version }}
              next={path}
              done="workplan.done.removed"
            >
              <p>{text('workplan.removeWhy')}</p>
              <Button variant="danger">{text('workplan.removePackage')}</Button>
            </CallForm>
          </details>
        )}
      </>
    )
  },
})
