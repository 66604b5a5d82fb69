import type { ReactNode } from 'react'
import { Frame } from '../frame/Frame.tsx'
import { PublicFrame } from '../frame/PublicFrame.tsx'
import './css/gallery.css'
import { Actions } from './gallery/Actions.tsx'
import { Board } from './gallery/Board.tsx'
import { Days } from './gallery/Days.tsx'
import { Forms } from './gallery/Forms.tsx'
import { Lists } from './gallery/Lists.tsx'
import { States } from './gallery/States.tsx'
import { LinkButton, MenuButton, MenuGroup, PageHeader, Tabs } from './index.ts'

const parts = {
  states: { label: 'Desk and states', Part: States },
  lists: { label: 'Lists and facts', Part: Lists },
  forms: { label: 'Forms', Part: Forms },
  actions: { label: 'Actions and pictures', Part: Actions },
  days: { label: 'Days and meetings', Part: Days },
  board: { label: 'Board', Part: Board },
} as const

/** The parts of the gallery, each a page of its own. */
export type GalleryPart = keyof typeof parts

/** The names of the gallery's parts. */
export const galleryParts = Object.keys(parts) as GalleryPart[]

/** Every component in every state, in the frame it lives in; for looking at, and for tests of reading and contrast. */
export function Gallery(props: { part: GalleryPart; hrefOf: (part: GalleryPart) => string }): ReactNode {
  const { Part } = parts[props.part]
  return (
    <Frame
      homeHref="#home"
      rail={[
        { href: '#desk', label: 'Desk', icon: 'desk', active: props.part === 'states' },
        { href: '#find', label: 'Find', icon: 'find' },
        {
          href: '#missions',
          label: 'Missions',
          icon: 'missions',
          active: props.part !== 'states',
          count: 9,
          countLabel: '9 requests waiting',
        },
        { href: '#opportunities', label: 'Opportunities', shortLabel: 'Chances', icon: 'opportunities' },
        { href: '#partnership', label: 'Partnership', icon: 'partnership' },
        { href: '#people', label: 'People', icon: 'people' },
      ]}
      place={{
        kind: 'Partnership',
        name: 'LASER-GO GLOBAL',
        href: '#place',
        others: [
          { href: '#a', name: 'LASER-GO GLOBAL', note: 'Partnership', current: true },
          { href: '#b', name: 'Sample cluster Lithuania', note: 'Cluster' },
        ],
      }}
      search={{ action: '#find' }}
      notifications={{ href: '#bell', count: 3 }}
      me={{
        name: 'Rasa Petrauskaitė',
        note: 'Sample cluster Lithuania',
        links: [{ href: '#settings', label: 'Settings', icon: 'settings' }],
        settings: (
          <MenuGroup label="Language">
            <MenuButton lang="en" current>
              English
            </MenuButton>
            <MenuButton lang="lt">Lietuvių</MenuButton>
          </MenuGroup>
        ),
        signOut: <MenuButton icon="leave">Sign out</MenuButton>,
      }}
      width={props.part === 'board' ? 'full' : 'normal'}
      flash={props.part === 'lists' ? 'Mission “Osaka photonics week” created.' : null}
    >
      <Tabs
        label="Gallery"
        tabs={galleryParts.map(part => ({
          href: props.hrefOf(part),
          label: parts[part].label,
          current: part === props.part,
        }))}
      />
      <Part />
    </Frame>
  )
}

/** The frame around pages for visitors, with the page of a mission open to all. */
export function PublicGallery(): ReactNode {
  return (
    <PublicFrame
      homeHref="#home"
      end={
        <>
          <a href="#lt" lang="lt">
            Lietuvių
          </a>
          <LinkButton href="#in">Sign in</LinkButton>
        </>
      }
      footer={
        <>
          <span>Run by Sample cluster Lithuania</span>
          <a href="#privacy">Privacy</a>
        </>
      }
    >
      <PageHeader
        title="Osaka photonics week"
        subtitle="Osaka, Japan · 12–14 May 2027"
        actions={
          <LinkButton variant="primary" href="#register">
            Register
          </LinkButton>
        }
      />
      <p>
        Twelve companies from three clusters meet fifty Japanese buyers and laboratories. Places for five
        more; ask until 28 February.
      </p>
    </PublicFrame>
  )
}
