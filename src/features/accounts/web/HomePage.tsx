import { LinkButton, Notice } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getEntrance } from '../contract.ts'
import './home.css'

const links = ['directory', 'mission', 'request', 'schedule', 'own', 'held'] as const

/** The front door: what Kontor is, and the way in. */
export const page = definePage({
  path: '/',
  access: 'public',
  frame: 'plain',
  width: 'normal',
  calls: () => ({ entrance: use(getEntrance, {}) }),
  actions: [],
  title: (_props, text) => text('home.title'),
  Component: ({ viewer, data }) => {
    const text = useText()
    return (
      <article className="k-home">
        <h1>{text('home.headline')}</h1>
        <p className="k-home-lead">{text('home.lead')}</p>
        {data.entrance.hasAdministrator ? null : (
          <Notice kind="warning" title={text('accounts.first.title')}>
            <p>{text('accounts.first.why')}</p>
          </Notice>
        )}
        <p className="k-home-act">
          {viewer.signedIn ? (
            <LinkButton variant="primary" large href="/desk">
              {text('home.toDesk')}
            </LinkButton>
          ) : (
            <LinkButton variant="primary" large href="/sign-in">
              {text('home.signIn')}
            </LinkButton>
          )}
        </p>
        <ol className="k-home-chain" aria-label={text('home.chain')}>
          {links.map(link => (
            <li key={link}>{text(`home.links.${link}`)}</li>
          ))}
        </ol>
        <p>{text('home.promise')}</p>
      </article>
    )
  },
})
