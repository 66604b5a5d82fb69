import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { changeItem, getItem, removeItem } from '../contract.ts'
import { ItemFields } from './ItemFields.tsx'
import { itemPath, planPath } from './workplan-words.ts'
import './workplan.css'

/** Change what something is and when it is due, or take it out of the plan. */
export const page = definePage({
  path: '/workplan/items/:item/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ item: use(getItem, { item: params.item ?? '' }) }),
  actions: [changeItem, removeItem],
  redirect: ({ data: { item } }) => (item.mayEdit ? null : itemPath(item)),
  title: ({ data }, text) => `${text('workplan.changeItem', { code: data.item.code })}`,
  Component: ({ data: { item } }) => {
    const text = useText()
    const path = planPath(item.partnership, item.plan)
    return (
      <>
        <PageHeader
          title={text('workplan.changeItem', { code: item.code })}
          steps={[
            { href: path, label: text('workplan.title') },
            { href: itemPath(item), label: `${item.code} ${item.title}` },
          ]}
        />
        <CallForm
          call={changeItem}
          fixed={{ item: item.id, version: item.version }}
          next={itemPath(item)}
          done="workplan.done.saved"
          className="k-form"
        >
          <ItemFields kind={item.kind} item={item} owners={item.owners} />
          <FormActions>
            <Button variant="primary">{text('workplan.save')}</Button>
            <LinkButton variant="quiet" href={itemPath(item)}>
              {text('workplan.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
        <details className="k-plan-fold">
          <summary>{text('workplan.removeItem')}</summary>
          <CallForm
            call={removeItem}
            fixed={{ item: item.id, version: item.version }}
            next={path}
            done="workplan.done.removed"
          >
            <p>{text('workplan.removeWhy')}</p>
            <Button variant="danger">{text('workplan.removeItem')}</Button>
          </CallForm>
        </details>
      </>
    )
  },
})
