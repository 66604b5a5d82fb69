import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  Button,
  EmptyState,
  Figure,
  FigureRow,
  LinkButton,
  PageHeader,
  Pagination,
  Row,
  Section,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { listIntroductions, setIntroductionMails } from '../contract-introductions.ts'
import { askAt } from './MatchActions.tsx'
import { BothSides } from './MatchReasons.tsx'
import './matching.css'

type Line = OutputOf<typeof listIntroductions>['items'][number]

const pageSize = 20
/** So many reasons of each side; the rest stands on the page of the pair. */
const reasonsShown = 2

/** For a manager: members nobody has met yet, each with the best introduction. */
export const page = definePage({
  path: '/clusters/:slug/introductions',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    found: use(listIntroductions, {
      cluster: params.slug ?? '',
      page: Math.max(1, Math.trunc(Number(query.page ?? 1)) || 1),
      pageSize,
    }),
  }),
  actions: [setIntroductionMails],
  title: ({ data: { found } }, text) => `${text('matching.introductions.title')} · ${found.cluster.name}`,
  Component: ({ data: { found } }) => {
    const text = useText()
    const here = `/clusters/${found.cluster.slug}/introductions`
    return (
      <>
        <PageHeader
          title={text('matching.introductions.title')}
          subtitle={text('matching.introductions.why')}
          steps={[{ href: `/clusters/${found.cluster.slug}`, label: found.cluster.name }]}
          actions={
            <LinkButton variant="quiet" href={`/clusters/${found.cluster.slug}/matches`}>
              {text('matching.cluster.link')}
            </LinkButton>
          }
        />
        {found.members === 0 ? null : (
          <FigureRow>
            <Figure
              value={found.total}
              base={found.members}
              unit={text('matching.introductions.notMet', { count: found.members })}
            />
          </FigureRow>
        )}
        {found.items.length === 0 ? (
          <EmptyState
            icon={found.members === 0 ? 'cluster' : 'check'}
            title={text(`matching.introductions.${found.members === 0 ? 'noMembers' : 'allMet'}`)}
            action={
              found.members === 0 ? (
                <LinkButton variant="primary" icon="upload" href={`/clusters/${found.cluster.slug}/import`}>
                  {text('directory.cluster.import')}
                </LinkButton>
              ) : (
                <LinkButton href={`/clusters/${found.cluster.slug}/matches`}>
                  {text('matching.cluster.link')}
                </LinkButton>
              )
            }
          >
            {text(`matching.introductions.${found.members === 0 ? 'noMembersWhy' : 'allMetWhy'}`)}
          </EmptyState>
        ) : (
          found.items.map(line => <Introduction key={line.member.id} line={line} />)
        )}
        {found.mailed === null ? null : (
          <CallForm
            call={setIntroductionMails}
            fixed={{ wanted: !found.mailed }}
            next={here}
            done={`matching.done.introductionMails${found.mailed ? 'Off' : 'On'}`}
          >
            <p className="k-match-quiet">
              {text(`matching.introductions.mail${found.mailed ? 'On' : 'Off'}`)}
            </p>
            <Button variant="quiet" icon="mail">
              {text(`matching.introductions.mail${found.mailed ? 'End' : 'Begin'}`)}
            </Button>
          </CallForm>
        )}
        <Pagination
          page={found.page}
          pageSize={found.pageSize}
          total={found.total}
          hrefOf={at => `${here}?page=${at}`}
        />
      </>
    )
  },
})

function Introduction({ line }: { line: Line }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { member, match, question } = line
  const matches = `/organisations/${member.slug}/matches`
  if (match === null)
    return (
      <Section title={member.name}>
        <p>{text('matching.introductions.nobody')}</p>
        {question === null ? null : <p>{text(`matching.introductions.askThem.${question}`)}</p>}
        <Row>
          <LinkButton href={`/organisations/${member.slug}/edit`}>
            {text('matching.introductions.editProfile')}
          </LinkButton>
        </Row>
      </Section>
    )
  const { organisation } = match
  return (
    <Section
      title={`${member.name} ↔ ${organisation.name}`}
      intro={[
        text(`directory.kind.${organisation.kind}`),
        organisation.city,
        countryName(organisation.country, lang),
      ]
        .filter(part => part !== null)
        .join(' · ')}
      aside={match.isNewcomer ? <Badge icon="info">{text('matching.newcomer')}</Badge> : undefined}
    >
      <BothSides
        pair={match}
        parties={{ ours: member.name, theirs: organisation.name }}
        most={reasonsShown}
        level={3}
      />
      <Row>
        <LinkButton variant="primary" href={`${matches}/${organisation.slug}`}>
          {text('matching.introductions.open')}
        </LinkButton>
        {match.missions.map(({ slug, title, participantId }) => (
          <LinkButton key={slug} icon="hand" href={askAt({ slug, participantId }, organisation.name)}>
            {text('matching.askIn', { mission: title })}
          </LinkButton>
        ))}
        <LinkButton variant="quiet" href={matches}>
          {text('matching.introductions.more', { name: member.name })}
        </LinkButton>
      </Row>
    </Section>
  )
}
