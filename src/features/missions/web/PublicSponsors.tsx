import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { LanguageText, Section } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'
import type { listPublicSponsors } from '../../sponsors/contract.ts'

type Sponsor = OutputOf<typeof listPublicSponsors>['items'][number]

/** Who supports the mission and who receives it, as far as that is released. */
export function PublicSponsors({ items }: { items: readonly Sponsor[] }): ReactNode {
  const text = useText()
  if (items.length === 0) return null
  return (
    <Section title={text('missions.sponsors.title')}>
      <ul className="k-missions-sponsors">
        {items.map(one => (
          <li key={one.id}>
            {one.hasLogo ? <img src={`/api/v1/sponsors/${one.id}/logo`} alt="" loading="lazy" /> : null}
            <div>
              <strong>
                {one.webAddress === null ? (
                  one.name
                ) : (
                  <a href={one.webAddress} rel="noopener noreferrer nofollow">
                    {one.name}
                  </a>
                )}
              </strong>
              <span className="k-missions-sponsor-note">
                {text(one.level === null ? 'missions.sponsors.host' : `missions.sponsors.${one.level}`)}
              </span>
              {one.gives === null ? null : (
                <span className="k-missions-sponsor-note">
                  <LanguageText text={one.gives} lang={one.lang} />
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
