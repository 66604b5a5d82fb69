import type { ReactNode } from 'react'
import { languagesOf } from '../shared/languages.ts'
import { Button } from './design/Button.tsx'
import type { IconName } from './design/Icon.tsx'
import { MenuButton, MenuGroup } from './design/Menu.tsx'
import { Frame, type RailItem } from './frame/Frame.tsx'
import { PublicFrame } from './frame/PublicFrame.tsx'
import { languageName } from './language-names.ts'
import type { PageViewer } from './page.ts'
import { useText } from './text.tsx'

interface AppFrameProps {
  viewer: PageViewer
  url: string
  flash: string | null
  width?: 'reading' | 'normal' | 'full' | undefined
  children: ReactNode
}

interface RailPlace {
  href: string
  key: string
  shortKey?: string
  icon: IconName
  /** Where else its screens lie. */
  also?: readonly string[]
}

const rail: readonly RailPlace[] = [
  { href: '/desk', key: 'desk', icon: 'desk' },
  { href: '/find', key: 'find', icon: 'find' },
  { href: '/missions', key: 'missions', icon: 'missions' },
  {
    href: '/opportunities',
    key: 'opportunities',
    shortKey: 'opportunitiesShort',
    icon: 'opportunities',
    also: ['/calls', '/interests', '/consortium', '/opportunity-searches', '/opportunity-imports'],
  },
  {
    href: '/partnerships',
    key: 'partnership',
    icon: 'partnership',
    also: [
      '/hypotheses',
      '/indicators',
      '/periods',
      '/reported',
      '/rehearsals',
      '/reports',
      '/report-editions',
      '/agreements',
      '/decisions',
      '/workplan',
      '/chains',
      '/activities',
    ],
  },
  { href: '/clusters', key: 'clusters', icon: 'cluster' },
  { href: '/rooms', key: 'rooms', icon: 'lock' },
  { href: '/project-records', key: 'projects', icon: 'list' },
  { href: '/markets', key: 'markets', icon: 'globe' },
  { href: '/stories', key: 'stories', icon: 'star' },
]

/** The frame for people with an account: rail, where I am, search, me. */
export function AppFrame(props: AppFrameProps): ReactNode {
  const text = useText()
  const { viewer, url } = props
  const path = url.split('?')[0] ?? url
  const items: RailItem[] = rail.map(item => ({
    href: item.href,
    icon: item.icon,
    label: text(`frame.${item.key}`),
    ...(item.shortKey === undefined ? {} : { shortLabel: text(`frame.${item.shortKey}`) }),
    active: [item.href, ...(item.also ?? [])].some(start => isWithin(path, start)),
  }))
  if (viewer.isAdministrator)
    items.push({
      href: '/administration',
      icon: 'settings',
      label: text('frame.administration'),
      active: path.startsWith('/administration'),
    })
  const places = [
    ...viewer.missions.map(mission => ({
      href: `/missions/${mission.slug}`,
      name: mission.name,
      note: text('frame.kindMission'),
    })),
    ...viewer.partnerships.map(partnership => ({
      href: `/partnerships/${partnership.slug}`,
      name: partnership.name,
      note: text('frame.kindPartnership'),
    })),
    ...viewer.managedClusters.map(cluster => ({
      href: `/clusters/${cluster.slug}`,
      name: cluster.name,
      note: text('frame.kindCluster'),
    })),
  ]
  const [only, ...more] = viewer.partnerships
  const ofPartnership = items.some(({ href, active }) => href === '/partnerships' && active)
  const here =
    places.find(place => isWithin(path, place.href)) ??
    // Its papers and figures lie at addresses of their own.
    (ofPartnership && more.length === 0
      ? places.find(({ href }) => href === `/partnerships/${only?.slug}`)
      : undefined) ??
    places.at(-1)
  return (
    <Frame
      homeHref="/desk"
      rail={items}
      {...(here === undefined
        ? {}
        : {
            place: {
              name: here.name,
              kind: here.note,
              href: here.href,
              others: places.map(place => ({ ...place, current: place.href === here.href })),
            },
          })}
      search={{ action: '/find' }}
      me={{
        name: viewer.name,
        links: [
          ...(viewer.seesPeople
            ? [{ href: '/people', label: text('frame.people'), icon: 'people' as const }]
            : []),
          { href: '/settings', label: text('frame.settings'), icon: 'settings' as const },
        ],
        settings: <Preferences viewer={viewer} url={url} />,
        signOut: (
          // To an address of its own: not every page takes forms.
          <form method="post" action="/sign-out">
            <MenuButton icon="leave">{text('frame.signOut')}</MenuButton>
          </form>
        ),
      }}
      flash={props.flash}
      {...(props.width === undefined ? {} : { width: props.width })}
    >
      {props.children}
    </Frame>
  )
}

function isWithin(path: string, start: string): boolean {
  return path === start || path.startsWith(`${start}/`)
}

/** The frame for visitors: languages and the way in. */
export function VisitorFrame(props: AppFrameProps): ReactNode {
  const text = useText()
  const { viewer, url } = props
  return (
    <PublicFrame
      homeHref="/"
      end={
        <>
          <LanguageForm viewer={viewer} url={url} />
          {viewer.signedIn ? (
            <a href="/desk">{text('frame.toDesk')}</a>
          ) : url.startsWith('/sign-in') ? null : (
            <a href="/sign-in">{text('frame.signIn')}</a>
          )}
        </>
      }
      footer={<p>{text('frame.footer')}</p>}
      flash={props.flash}
      {...(props.width === undefined ? {} : { width: props.width })}
    >
      {props.children}
    </PublicFrame>
  )
}

function LanguageForm(props: { viewer: PageViewer; url: string }): ReactNode {
  const text = useText()
  return (
    <form method="post" action="/preferences" className="k-languages">
      <input type="hidden" name="next" value={props.url} />
      <label>
        <span className="k-hidden">{text('frame.language')}</span>
        <select
          name="lang"
          defaultValue={props.viewer.lang}
          className="k-input k-select"
          onChange={event => event.currentTarget.form?.requestSubmit()}
        >
          {languagesOf(props.url).map(lang => (
            <option key={lang} value={lang} lang={lang}>
              {languageName(lang, lang)}
            </option>
          ))}
        </select>
      </label>
      <Button variant="quiet" className="k-without-script">
        {text('frame.change')}
      </Button>
    </form>
  )
}

function Preferences(props: { viewer: PageViewer; url: string }): ReactNode {
  const text = useText()
  const themes = [
    { value: 'light', icon: 'sun' },
    { value: 'dark', icon: 'moon' },
  ] as const
  return (
    <MenuGroup>
      <LanguageForm {...props} />
      <form method="post" action="/preferences">
        <input type="hidden" name="next" value={props.url} />
        {themes.map(theme => (
          <MenuButton
            key={theme.value}
            name="theme"
            value={theme.value}
            icon={theme.icon}
            current={props.viewer.theme === theme.value}
          >
            {text(`frame.theme.${theme.value}`)}
          </MenuButton>
        ))}
      </form>
    </MenuGroup>
  )
}
