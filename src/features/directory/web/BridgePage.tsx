import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, FormActions, LinkButton, Notice, PageHeader, Section } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getBridge, tryBridge, updateBridge, withdrawBridge } from '../contract-bridges.ts'
import { BridgeFields, firstWords, readTried, Tried, TryFields, triedInput } from './BridgeFields.tsx'
import { dayWords } from './days.ts'
import './directory.css'

type Bridge = OutputOf<typeof getBridge>

/** One link: change it, try it before it is kept, take it out of use; and who did what to it. */
export const page = definePage({
  path: '/bridges/:bridge',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => {
    const tried = triedInput(query, params.bridge)
    return {
      bridge: use(getBridge, { bridge: params.bridge ?? '' }),
      ...(tried === null ? {} : { tried: use(tryBridge, tried) }),
    }
  },
  actions: [updateBridge, withdrawBridge],
  title: (_props, text) => text('directory.bridges.edit'),
  Component: ({ data, query }) => {
    const text = useText()
    const { bridge } = data
    const here = `/bridges/${bridge.id}`
    return (
      <>
        <PageHeader
          title={`${firstWords(bridge.left)} ${bridge.kind === 'same' ? '↔' : '→'} ${firstWords(bridge.right)}`}
          subtitle={bridge.source}
          steps={[{ href: '/bridges', label: text('directory.bridges.title') }]}
        />
        {bridge.withdrawnAt === null ? null : (
          <Notice kind="warning">{text('directory.bridges.isWithdrawn')}</Notice>
        )}
        <CallForm
          call={updateBridge}
          fixed={{ bridge: bridge.id, version: bridge.version }}
          next={here}
          done="directory.done.bridgeSaved"
          className="k-form"
        >
          <BridgeFields facts={readTried(query) ?? bridge} />
          <TryFields query={query} action={here} />
          <FormActions>
            <Button variant="primary">{text('directory.form.save')}</Button>
            <LinkButton variant="quiet" href="/bridges">
              {text('directory.form.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
        {data.tried === undefined ? null : <Tried q={query.try ?? ''} tried={data.tried} />}
        <CallForm
          call={withdrawBridge}
          fixed={{ bridge: bridge.id, version: bridge.version, withdrawn: bridge.withdrawnAt === null }}
          next={here}
          done="directory.done.bridgeSaved"
        >
          <Button variant="quiet">
            {text(bridge.withdrawnAt === null ? 'directory.bridges.withdraw' : 'directory.bridges.restore')}
          </Button>
        </CallForm>
        <History bridge={bridge} />
      </>
    )
  },
})

function History({ bridge }: { bridge: Bridge }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('directory.bridges.history')}>
      {bridge.isShipped ? <p>{text('directory.bridges.shipped')}</p> : null}
      <ul className="k-directory-plain">
        {bridge.history.map(line => (
          <li key={`${line.at} ${line.call}`}>
            {dayWords(line.at.slice(0, 10), lang)}: {line.by ?? 'Kontor'} {text(`history.call.${line.call}`)}
          </li>
        ))}
      </ul>
    </Section>
  )
}
