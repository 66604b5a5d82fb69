import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, Notice, ProgressBar } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { confirmOrganisation, type getOrganisation } from '../contract.ts'
import { type PartLevel, partLevels } from '../rules/part-table.ts'
import { dayWords } from './days.ts'
import { groupOfField } from './profile-groups.ts'

type Organisation = OutputOf<typeof getOrganisation>

/** What the owner sees before anybody else's view: how complete it is, the next best field, one click a year. */
export function OwnerBar(props: { organisation: Organisation; now: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.organisation
  const [next] = it.missingFields
  const yearAgo = new Date(props.now).getTime() - 365 * 86_400_000
  const isFresh = it.lastConfirmedAt !== null && new Date(it.lastConfirmedAt).getTime() > yearAgo
  const here = `/organisations/${it.slug}`
  return (
    <div className="k-directory-owner">
      <ProgressBar
        label={text('directory.organisation.complete')}
        value={Math.round(it.completeness * 100)}
        max={100}
        valueText={`${Math.round(it.completeness * 100)} %`}
        note={
          next === undefined ? undefined : (
            <a href={`${here}/edit?group=${groupOfField(next)}`}>
              {text('directory.organisation.nextField', { field: text(`directory.field.${next}`) })}
            </a>
          )
        }
      />
      {isFresh ? (
        <p>
          {text('directory.organisation.confirmed', {
            day: dayWords((it.lastConfirmedAt ?? '').slice(0, 10), lang),
          })}
        </p>
      ) : (
        <CallForm
          call={confirmOrganisation}
          fixed={{ organisation: it.slug }}
          done="directory.done.confirmed"
          next={here}
        >
          <Button icon="check">{text('directory.organisation.confirm')}</Button>
        </CallForm>
      )}
      <nav className="k-profile-tools" aria-label={text('directory.profile.tools')}>
        <a href={`${here}?as=public`}>{text('directory.profile.asStranger')}</a>
        <a href={`${here}/languages`}>{text('directory.profile.languages')}</a>
        <a href={`${here}/classification`}>{text('directory.classification.link')}</a>
        <a href={`${here}/colleagues`}>{text('directory.colleagues.link')}</a>
        <a href={`${here}/capabilities/new`}>{text('directory.capability.add')}</a>
        {it.isOwn ? <a href={`${here}/declarations`}>{text('declarations.ownTitle')}</a> : null}
      </nav>
    </div>
  )
}

/** Says through whose eyes the owner is looking, and leads to the other views and back. */
export function SeenAsBar(props: { organisation: Organisation; as: PartLevel }): ReactNode {
  const text = useText()
  const here = `/organisations/${props.organisation.slug}`
  return (
    <Notice
      kind={props.organisation.shownAs ? 'info' : 'warning'}
      title={text('directory.profile.seenAs', { who: text(`directory.profile.seenBy.${props.as}`) })}
    >
      {props.organisation.shownAs ? null : <p>{text('directory.profile.notShown')}</p>}
      <p className="k-profile-tools">
        {partLevels
          .filter(level => level !== 'organisation' && level !== props.as)
          .map(level => (
            <a key={level} href={`${here}?as=${level}`}>
              {text(`directory.profile.seenBy.${level}`)}
            </a>
          ))}
        <a href={here}>{text('directory.profile.backToMine')}</a>
      </p>
    </Notice>
  )
}
