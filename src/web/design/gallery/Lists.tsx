import type { ReactNode } from 'react'
import {
  Badge,
  Button,
  Card,
  CardGrid,
  Columns,
  DataTable,
  DescriptionList,
  Filters,
  LanguageText,
  LinkButton,
  Menu,
  MenuLink,
  PageHeader,
  Pagination,
  PersonName,
  SearchField,
  Section,
  SelectField,
  type State,
  StateBadge,
  Tag,
  TagList,
} from '../index.ts'

interface Participant {
  id: string
  organisation: string
  person: string
  other?: { text: string; lang: string }
  country: string
  requests: number
  held: number
  state: State
  word: string
}

const participants: Participant[] = [
  {
    id: '1',
    organisation: 'Aurora Lasers (sample)',
    person: 'Jonas Kazlauskas',
    country: 'Lithuania',
    requests: 14,
    held: 9,
    state: 'agreed',
    word: 'confirmed',
  },
  {
    id: '2',
    organisation: 'Beamline Optik GmbH (sample)',
    person: 'Franziska Großkreuz',
    country: 'Germany',
    requests: 8,
    held: 6,
    state: 'agreed',
    word: 'confirmed',
  },
  {
    id: '3',
    organisation: 'Kansai Photonics Laboratory (sample)',
    person: 'Tanaka Hiroshi',
    other: { text: '田中 浩', lang: 'ja' },
    country: 'Japan',
    requests: 21,
    held: 0,
    state: 'waiting',
    word: 'invited',
  },
  {
    id: '4',
    organisation: 'Société Lumière du Rhône (sample)',
    person: 'Aïcha Benoît',
    country: 'France',
    requests: 3,
    held: 0,
    state: 'conflict',
    word: 'no availability',
  },
  {
    id: '5',
    organisation: 'Óptica del Mediterráneo (sample)',
    person: 'Ana María Ruiz',
    country: 'Spain',
    requests: 0,
    held: 0,
    state: 'quiet',
    word: 'withdrawn',
  },
]

/** A list page with filters, table, paging; a detail page with facts and cards. */
export function Lists(): ReactNode {
  return (
    <>
      <PageHeader
        title="Participants"
        subtitle="Osaka photonics week · 12–14 May 2027 · 76 people from 41 organisations"
        steps={[
          { href: '#missions', label: 'Missions' },
          { href: '#osaka', label: 'Osaka photonics week' },
        ]}
        meta={<StateBadge state="waiting">registration open</StateBadge>}
        actions={
          <>
            <Menu label="Export" icon="download" side="end">
              <MenuLink href="#csv" note="for spreadsheets">
                XLSX
              </MenuLink>
              <MenuLink href="#pdf">PDF</MenuLink>
            </Menu>
            <LinkButton variant="primary" icon="plus" href="#invite">
              Invite people
            </LinkButton>
          </>
        }
      />
      <ListFilters />
      <ParticipantTable />
      <Pagination page={16} pageSize={50} total={1600} hrefOf={page => `#page-${page}`} />
      <Columns side={<Facts />}>
        <Offers />
      </Columns>
    </>
  )
}

function ListFilters(): ReactNode {
  return (
    <Filters
      action="#list"
      chips={[
        { label: 'Japan', removeHref: '#without-japan' },
        { label: 'no request yet', removeHref: '#without-request' },
      ]}
      clearHref="#all"
      more={
        <SelectField
          name="cluster"
          label="Cluster"
          empty="Any cluster"
          choices={[{ value: 'a', label: 'Litek' }]}
        />
      }
    >
      <SearchField name="q" label="Search participants" placeholder="Name, organisation, word" />
      <SelectField
        name="country"
        label="Country"
        empty="Any country"
        choices={[{ value: 'JP', label: 'Japan' }]}
      />
      <SelectField
        name="state"
        label="State"
        empty="Any state"
        choices={[{ value: 'i', label: 'Invited' }]}
      />
    </Filters>
  )
}

function ParticipantTable(): ReactNode {
  return (
    <DataTable
      caption="Participants"
      rows={participants}
      rowKey={row => row.id}
      rowState={row => (row.state === 'conflict' ? 'conflict' : row.state === 'quiet' ? 'past' : undefined)}
      columns={[
        {
          key: 'organisation',
          head: 'Organisation',
          cell: row => <a href={`#${row.id}`}>{row.organisation}</a>,
          sort: { href: '#by-organisation', direction: 'ascending' },
          foot: '5 organisations',
        },
        {
          key: 'person',
          head: 'Person',
          cell: row => <PersonName name={row.person} other={row.other ?? null} />,
        },
        {
          key: 'country',
          head: 'Country',
          cell: row => row.country,
          sort: { href: '#by-country', direction: null },
        },
        { key: 'requests', head: 'Requests', numeric: true, cell: row => row.requests, foot: '46' },
        { key: 'held', head: 'Held', numeric: true, cell: row => row.held, foot: '15' },
        { key: 'state', head: 'State', cell: row => <StateBadge state={row.state}>{row.word}</StateBadge> },
        {
          key: 'do',
          head: 'Actions',
          hideHead: true,
          width: 'fit',
          align: 'end',
          cell: row => (
            <Button variant="quiet" icon="mail">
              Mail<span className="k-hidden"> {row.person}</span>
            </Button>
          ),
        },
      ]}
    />
  )
}

function Facts(): ReactNode {
  return (
    <Section title="Facts">
      <DescriptionList
        items={[
          { term: 'Founded', value: '1994' },
          { term: 'People', value: '51–100' },
          { term: 'Place', value: 'Vilnius, Lithuania' },
          { term: 'Web', value: <a href="#web">aurora-lasers.example</a> },
          { term: 'Left out', value: '' },
          {
            term: 'Keywords',
            value: (
              <TagList>
                {[
                  <Tag key="oct" href="#oct">
                    OCT
                  </Tag>,
                  <Tag key="fs">femtosecond</Tag>,
                  <Tag key="lt" lang="lt">
                    šviesolaidžiai
                  </Tag>,
                ]}
              </TagList>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Offers(): ReactNode {
  return (
    <Section title="Offers and needs" aside={<a href="#all">All 7</a>}>
      <CardGrid>
        <Card
          title="1,064 nm seed laser"
          href="#offer"
          subtitle="Offer · since March 2026"
          meta={<Badge icon="star">must</Badge>}
        >
          <p>
            <LanguageText text="Kompaktiškas, 50 mW, 3 mėnesių pristatymas." lang="lt" />
          </p>
        </Card>
        <Card
          title="Distributor for medical optics"
          subtitle="Need · Japan, Korea"
          actions={<Button>Ask for a meeting</Button>}
        >
          <p>With a service point in Kansai and experience with class 4 lasers.</p>
        </Card>
      </CardGrid>
    </Section>
  )
}
