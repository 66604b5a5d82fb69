import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  Button,
  Card,
  EmptyState,
  FormActions,
  LanguageText,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { flagSanctions, listMatches, saveFeedback, takeBackFeedback, unflagSanctions } from '../contract.ts'
import { MatchActions } from './MatchActions.tsx'
import { BothSides } from './MatchReasons.tsx'
import './matching.css'

type Matches = OutputOf<typeof listMatches>

/** Whom an organisation should meet, and why each side would want to. */
export const page = definePage({
  path: '/organisations/:slug/matches',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ matches: use(listMatches, { organisation: params.slug ?? '' }) }),
  actions: [saveFeedback, takeBackFeedback, flagSanctions, unflagSanctions],
  title: ({ data }, text) => text('matching.pageTitle', { name: data.matches.organisation.name }),
  Component: ({ data }) => {
    const text = useText()
    const it = data.matches
    const { organisation } = it
    return (
      <>
        <PageHeader
          title={text('matching.title')}
          subtitle={organisation.name}
          steps={[{ href: `/organisations/${organisation.slug}`, label: organisation.name }]}
          actions={
            <LinkButton icon="people" href={`/consortium?partners=${organisation.slug}`}>
              {text('matching.consortium.link')}
            </LinkButton>
          }
        />
        {it.flagged ? (
          <Notice kind="warning" title={text('matching.flagged.title')}>
            {text('matching.flagged.words')}
          </Notice>
        ) : (
          <Question matches={it} />
        )}
        {it.items.length === 0 ? (
          <EmptyState icon="people" title={text('matching.empty.title')}>
            {text('matching.empty.words')}
          </EmptyState>
        ) : (
          <>
            <p className="k-match-quiet">{text('matching.lead')}</p>
            <div className="k-match-list">
              {it.items.map(item => (
                <OneMatch key={item.organisation.id} item={item} ours={organisation} mayEdit={it.mayEdit} />
              ))}
            </div>
          </>
        )}
        <Opportunities matches={it} />
        <SetAside matches={it} />
        {it.mayFlag ? <Sanctions matches={it} /> : null}
      </>
    )
  },
})

function OneMatch(props: {
  item: Matches['items'][number]
  ours: Matches['organisation']
  mayEdit: boolean
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { item, ours, mayEdit } = props
  const { organisation: other } = item
  const at = `/organisations/${ours.slug}/matches`
  return (
    <Card
      level={2}
      title={other.name}
      href={`${at}/${other.slug}`}
      subtitle={[text(`directory.kind.${other.kind}`), other.city, countryName(other.country, lang)]
        .filter(part => part !== null)
        .join(' · ')}
      meta={item.isNewcomer ? <Badge icon="info">{text('matching.newcomer')}</Badge> : null}
    >
      {other.summary === null ? null : (
        <p>
          <LanguageText text={other.summary} lang={other.lang} />
        </p>
      )}
      <BothSides pair={item} parties={{ ours: ours.name, theirs: other.name }} most={2} level={3} />
      <MatchActions ours={ours.slug} other={other} missions={item.missions} mayEdit={mayEdit} next={at} />
    </Card>
  )
}

/** The one thing that would help most, with the way to say it. */
function Question({ matches }: { matches: Matches }): ReactNode {
  const text = useText()
  const { question, organisation, mayEdit } = matches
  if (question === null) return null
  const at = `/organisations/${organisation.slug}`
  const where: Record<typeof question, string> = {
    needs: `${at}/edit?group=basics`,
    offers: `${at}/edit?group=basics`,
    fields: `${at}/classification`,
    markets: `${at}/edit?group=markets`,
    kinds: `${at}/edit?group=needs`,
    languages: `${at}/edit?group=markets`,
  }
  return (
    <Notice
      title={text(`matching.question.${question}`, { name: organisation.name })}
      actions={
        mayEdit ? <LinkButton href={where[question]}>{text('matching.answer')}</LinkButton> : undefined
      }
    >
      {text('matching.questionWhy')}
    </Notice>
  )
}

function Opportunities({ matches }: { matches: Matches }): ReactNode {
  const text = useText()
  const { opportunities, organisation } = matches
  if (opportunities.length === 0) return null
  return (
    <Section title={text('matching.opportunities')}>
      <div className="k-match-list">
        {opportunities.map(item => (
          <Card
            key={item.opportunity.id}
            level={3}
            title={item.opportunity.title}
            lang={item.opportunity.lang}
            href={`/opportunities/${item.opportunity.slug}`}
            meta={<Badge>{text(`opportunities.type.${item.opportunity.type}`)}</Badge>}
          >
            <BothSides
              pair={item}
              parties={{ ours: organisation.name, theirs: item.opportunity.title }}
              most={2}
              level={3}
            />
          </Card>
        ))}
      </div>
    </Section>
  )
}

function SetAside({ matches }: { matches: Matches }): ReactNode {
  const text = useText()
  const { setAside, organisation, mayEdit } = matches
  if (setAside.length === 0) return null
  const at = `/organisations/${organisation.slug}/matches`
  return (
    <Section title={text('matching.setAsideTitle')} intro={text('matching.setAsideWords')}>
      <ul className="k-match-set-aside">
        {setAside.map(({ organisation: other, reason, note }) => (
          <li key={other.slug}>
            <a href={`${at}/${other.slug}`}>{other.name}</a> · {text(`matching.reason.${reason}`)}
            {note === null ? null : `: ${note}`}
            {mayEdit ? (
              <CallForm
                call={takeBackFeedback}
                fixed={{ organisation: organisation.slug, other: other.slug }}
                formId={`back-${other.slug}`}
                next={at}
                done="matching.done.takenBack"
              >
                <Button variant="quiet" icon="undo">
                  {text('matching.takeBack')}
                </Button>
              </CallForm>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** For administrators: whether it is on a sanctions list. */
function Sanctions({ matches }: { matches: Matches }): ReactNode {
  const text = useText()
  const { organisation, flagged } = matches
  const next = `/organisations/${organisation.slug}/matches`
  if (flagged)
    return (
      <CallForm
        call={unflagSanctions}
        fixed={{ organisation: organisation.slug }}
        next={next}
        done="matching.done.unflagged"
      >
        <Button icon="undo">{text('matching.flagged.takeBack')}</Button>
      </CallForm>
    )
  return (
    <details className="k-match-aside">
      <summary>{text('matching.flagged.open')}</summary>
      <CallForm
        call={flagSanctions}
        fixed={{ organisation: organisation.slug }}
        next={next}
        done="matching.done.flagged"
        className="k-form"
      >
        {form => (
          <>
            <TextField {...form.field('reason')} label={text('matching.flagged.reason')} required />
            <FormActions>
              <Button>{text('matching.flagged.save')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}
