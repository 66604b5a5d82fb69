import { countryName } from '../../../web/countries.ts'
import { Badge, Button, LanguageText, Notice, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMatch, saveFeedback, takeBackFeedback } from '../contract.ts'
import { MatchActions } from './MatchActions.tsx'
import { BothSides, Gaps, ScoreParts } from './MatchReasons.tsx'
import './matching.css'

/** Two organisations side by side: why they, why you, what is missing, and what to do. */
export const page = definePage({
  path: '/organisations/:slug/matches/:other',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    found: use(getMatch, { organisation: params.slug ?? '', other: params.other ?? '' }),
  }),
  actions: [saveFeedback, takeBackFeedback],
  title: ({ data: { found } }) => `${found.organisation.name} · ${found.other.name}`,
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    const { organisation, other, match, missions, opportunities, setAside, mayEdit } = data.found
    const parties = { ours: organisation.name, theirs: other.name }
    const list = `/organisations/${organisation.slug}/matches`
    const here = `${list}/${other.slug}`
    return (
      <>
        <PageHeader
          title={other.name}
          subtitle={[text(`directory.kind.${other.kind}`), other.city, countryName(other.country, lang)]
            .filter(part => part !== null)
            .join(' · ')}
          meta={match?.isNewcomer === true ? <Badge icon="info">{text('matching.newcomer')}</Badge> : null}
          steps={[
            { href: `/organisations/${organisation.slug}`, label: organisation.name },
            { href: list, label: text('matching.title') },
          ]}
        />
        {other.summary === null ? null : (
          <p>
            <LanguageText text={other.summary} lang={other.lang} />
          </p>
        )}
        {match === null ? (
          <Notice title={text('matching.barred.title')}>{text('matching.barred.words')}</Notice>
        ) : (
          <>
            <BothSides pair={match} parties={parties} />
            <Gaps pair={match} parties={parties} />
            <ScoreParts pair={match} parties={parties} />
            {setAside === null ? (
              <MatchActions
                ours={organisation.slug}
                other={other}
                missions={missions}
                opportunity={opportunities[0]}
                mayEdit={mayEdit}
                next={list}
              />
            ) : (
              <Notice
                title={text('matching.isSetAside', { reason: text(`matching.reason.${setAside.reason}`) })}
                actions={
                  mayEdit ? (
                    <CallForm
                      call={takeBackFeedback}
                      fixed={{ organisation: organisation.slug, other: other.slug }}
                      next={here}
                      done="matching.done.takenBack"
                    >
                      <Button icon="undo">{text('matching.takeBack')}</Button>
                    </CallForm>
                  ) : undefined
                }
              >
                {setAside.note}
              </Notice>
            )}
          </>
        )}
      </>
    )
  },
})
