import { Button, FormActions, LinkButton, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { createBridge, listBridges, tryBridge } from '../contract-bridges.ts'
import { BridgeFields, readTried, Tried, TryFields, triedInput } from './BridgeFields.tsx'
import './directory.css'

/** Say that two expressions mean the same, and try it before it is kept. */
export const page = definePage({
  path: '/bridges/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ query }) => {
    const tried = triedInput(query, undefined)
    return {
      mayTend: use(listBridges, { pageSize: 1 }),
      ...(tried === null ? {} : { tried: use(tryBridge, tried) }),
    }
  },
  actions: [createBridge],
  title: (_props, text) => text('directory.bridges.add'),
  Component: ({ data, query }) => {
    const text = useText()
    return (
      <>
        <PageHeader
          title={text('directory.bridges.add')}
          steps={[{ href: '/bridges', label: text('directory.bridges.title') }]}
        />
        <CallForm
          call={createBridge}
          next="/bridges/{id}"
          done="directory.done.bridgeSaved"
          className="k-form"
        >
          <BridgeFields facts={readTried(query) ?? {}} />
          <TryFields query={query} action="/bridges/new" />
          <FormActions>
            <Button variant="primary">{text('directory.bridges.create')}</Button>
            <LinkButton variant="quiet" href="/bridges">
              {text('directory.form.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
        {data.tried === undefined ? null : <Tried q={query.try ?? ''} tried={data.tried} />}
      </>
    )
  },
})
