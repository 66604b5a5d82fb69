import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { addItem, getPackage } from '../contract.ts'
import { type ItemKind, itemKinds } from '../rules/kinds.ts'
import { ItemFields } from './ItemFields.tsx'
import { planPath } from './workplan-words.ts'

const kindOf = (params: Record<string, string>): ItemKind =>
  itemKinds.find(kind => kind === params.kind) ?? 'task'

/** A new task, deliverable or milestone of a package. */
export const page = definePage({
  path: '/workplan/packages/:package/add/:kind',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ package: use(getPackage, { package: params.package ?? '' }) }),
  actions: [addItem],
  redirect: ({ data: { package: it } }) => (it.mayEdit ? null : planPath(it.partnership, it.plan)),
  title: ({ params }, text) => text(`workplan.add.${kindOf(params)}`),
  Component: ({ data: { package: parent }, params, viewer }) => {
    const text = useText()
    const kind = kindOf(params)
    const path = planPath(parent.partnership, parent.plan)
    return (
      <>
        <PageHeader
          title={text(`workplan.add.${kind}`)}
          subtitle={`WP${parent.number} ${parent.title}`}
          steps={[
            { href: `/partnerships/${parent.partnership.slug}`, label: parent.partnership.acronym },
            { href: path, label: text('workplan.title') },
          ]}
        />
        <CallForm
          call={addItem}
          fixed={{ package: parent.id, kind }}
          next={`${path}#wp${parent.number}`}
          done="workplan.done.itemAdded"
          className="k-form"
        >
          <ItemFields
            kind={kind}
            item={{
              lang: viewer.lang,
              number: parent.next[kind],
              ...(kind === 'task' ? { fromMonth: parent.fromMonth, dueMonth: parent.toMonth } : {}),
            }}
            owners={parent.owners}
          />
          <FormActions>
            <Button variant="primary">{text(`workplan.add.${kind}`)}</Button>
            <LinkButton variant="quiet" href={path}>
              {text('workplan.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
      </>
    )
  },
})
