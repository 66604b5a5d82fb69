import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Badge,
  Button,
  FileField,
  FormActions,
  LanguageText,
  RadioGroup,
  Row,
  Section,
  TextArea,
  TimeRange,
} from '../../../web/design/index.ts'
import { formatDay, formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { KeptNotice, UnsentList } from '../../../web/offline/UnsentList.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  deleteNote,
  deleteNoteByLink,
  type listNotes,
  removeNotePhoto,
  saveNote,
  saveNoteByLink,
} from '../contract-notes.ts'
import type { DaySource } from './DayNav.tsx'
import './day.css'

export type Notes = OutputOf<typeof listNotes>
type Note = Notes['items'][number]

/** A meeting to write something of: with whom, when, and whose side one writes for. */
export interface NotedMeeting {
  id: string
  startsAt: string
  endsAt: string
  with: string
  own: string
}

interface Writing {
  source: DaySource
  /** For whom one writes; without one there is nothing to write. */
  participantId: string | null
  url: string
  zone: string
}

interface NotedSchedule {
  mission: { timeZone: string }
  meetings: readonly { id: string; startsAt: string; endsAt: string; counterpart: { name: string } }[]
}

/** Each meeting with what was written down of it, and a form for more. */
export function NotesList(
  props: Omit<Writing, 'zone' | 'participantId'> & {
    schedule: NotedSchedule
    participant: { id: string; organisation: string }
    notes: readonly Note[]
    /** The meeting whose form is open. */
    open: string | null
    /** What stands between a meeting's time and what was written of it. */
    beside?: (meeting: NotedMeeting) => ReactNode
  },
): ReactNode {
  const text = useText()
  const { schedule, participant, notes, open, beside, ...from } = props
  const writing: Writing = { ...from, participantId: participant.id, zone: schedule.mission.timeZone }
  const meetings: NotedMeeting[] = schedule.meetings.map(({ id, startsAt, endsAt, counterpart }) => ({
    id,
    startsAt,
    endsAt,
    with: counterpart.name,
    own: participant.organisation,
  }))
  return (
    <>
      <KeptNotice zone={writing.zone} />
      <UnsentList zone={writing.zone} onSent={() => location.reload()} />
      {meetings.map(meeting => (
        <Section key={meeting.id} title={meeting.with}>
          <div id={`notes-${meeting.id}`} className="k-floor-notes">
            <p className="k-floor-quiet">
              <TimeRange start={meeting.startsAt} end={meeting.endsAt} zone={writing.zone} showDay />
            </p>
            {beside?.(meeting)}
            {notes
              .filter(note => note.meetingId === meeting.id)
              .map(note => (
                <OneNote key={note.id} {...writing} note={note} meeting={meeting} />
              ))}
            {writing.participantId === null ? null : (
              <details open={open === meeting.id} className="k-floor-more">
                <summary className="k-button k-button-secondary k-button-large">
                  {text('day.notes.write')}
                </summary>
                <NoteForm {...writing} meeting={meeting} note={null} />
              </details>
            )}
          </div>
        </Section>
      ))}
    </>
  )
}

/** Notes as they are read elsewhere, beneath what came of their meeting: nothing to press. */
export function NotesRead(props: { notes: readonly Note[]; zone: string }): ReactNode {
  if (props.notes.length === 0) return null
  return (
    <div className="k-floor-notes">
      {props.notes.map(note => (
        <NoteWords key={note.id} note={note} zone={props.zone} mission={null} />
      ))}
    </div>
  )
}

function NoteWords(props: {
  note: Note
  zone: string
  /** The mission whose photos are shown; null where there are none to show. */
  mission: string | null
  children?: ReactNode
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { note, zone, mission } = props
  const at = `${formatDay(note.writtenAt, zone, lang, 'short')} ${formatTime(note.writtenAt, zone, lang)}`
  return (
    <article className="k-floor-note">
      <p className="k-floor-badges">
        <Badge icon={note.shared ? 'people' : 'lock'}>
          {note.shared ? text('day.notes.isShared') : text('day.notes.isPrivate')}
        </Badge>
        <span>
          {note.mine
            ? text('day.notes.mineAt', { at })
            : text('day.notes.byAt', { name: note.by, organisation: note.organisation, at })}
        </span>
      </p>
      {note.text === '' ? null : (
        <p className="k-floor-prose">
          <LanguageText lang={note.lang} text={note.text} />
        </p>
      )}
      {mission === null || note.photos.length === 0 ? null : (
        <ul className="k-floor-cards">
          {note.photos.map(photo => {
            const address = `/api/v1/missions/${mission}/notes/${note.id}/photos/${photo.id}`
            return (
              <li key={photo.id}>
                <a href={address}>
                  <img src={address} alt={text('day.notes.card')} loading="lazy" />
                </a>
              </li>
            )
          })}
        </ul>
      )}
      {props.children}
    </article>
  )
}

function OneNote(props: Writing & { note: Note; meeting: NotedMeeting }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { note, source, zone } = props
  const mission = 'token' in source ? null : source.mission
  if (!note.mine) return <NoteWords note={note} zone={zone} mission={null} />
  return (
    <NoteWords note={note} zone={zone} mission={mission}>
      {note.earlier.length === 0 ? null : (
        <details>
          <summary>{text('day.notes.earlier', { count: note.earlier.length })}</summary>
          <ul className="k-floor-said">
            {note.earlier.map(one => (
              <li key={one.id}>
                <span>
                  <time dateTime={one.writtenAt}>{formatTime(one.writtenAt, zone, lang)}</time>{' '}
                  <LanguageText lang={one.lang} text={one.text} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Row>
        <details className="k-floor-more">
          <summary className="k-button k-button-quiet">{text('day.notes.edit')}</summary>
          <NoteForm {...props} />
        </details>
        <details className="k-floor-more">
          <summary className="k-button k-button-quiet">{text('day.notes.delete')}</summary>
          <Delete {...props} />
        </details>
      </Row>
    </NoteWords>
  )
}

function Delete(props: Writing & { note: Note }): ReactNode {
  const text = useText()
  const { note, source, url } = props
  const button = (
    <>
      <p>{text('day.notes.deleteWhy')}</p>
      <Button variant="danger">{text('day.notes.deleteNow')}</Button>
    </>
  )
  const sent = { formId: `delete ${note.id}`, next: url, done: 'day.notes.deleted' }
  if ('token' in source)
    return (
      <CallForm call={deleteNoteByLink} fixed={{ token: source.token, note: note.id }} {...sent}>
        {button}
      </CallForm>
    )
  return (
    <>
      {note.photos.map((photo, index) => (
        <CallForm
          key={photo.id}
          call={removeNotePhoto}
          formId={`photo ${photo.id}`}
          fixed={{ mission: source.mission, note: note.id, photo: photo.id }}
          next={url}
        >
          <Button variant="quiet">{text('day.notes.removePhoto', { number: index + 1 })}</Button>
        </CallForm>
      ))}
      <CallForm call={deleteNote} fixed={{ mission: source.mission, note: note.id }} {...sent}>
        {button}
      </CallForm>
    </>
  )
}

/** What a phone makes of a note itself, so that it stands once however often it is sent. */
function laterNote(
  note: Note | null,
  meeting: NotedMeeting,
  takesPhoto: boolean,
  label: (values: { with: string; words: string }) => string,
) {
  return {
    label: (fields: Record<string, string>) =>
      label({ with: meeting.with, words: (fields.text ?? '').slice(0, 60) }),
    made: () => ({
      note: note?.id ?? crypto.randomUUID(),
      edit: crypto.randomUUID(),
      ...(takesPhoto ? { photo: crypto.randomUUID() } : {}),
    }),
    waiting: () => ({ writtenAt: new Date().toISOString() }),
    read: (fields: Record<string, string>) => ({ text: fields.text ?? '', shared: fields.shared === 'true' }),
  }
}

function NoteForm(props: Writing & { note: Note | null; meeting: NotedMeeting }): ReactNode {
  const { note, meeting, source } = props
  const text = useText()
  const later = laterNote(note, meeting, !('token' in source), values => text('day.notes.later', values))
  const key = note === null ? `note ${meeting.id}` : `edit ${note.id}`
  const fixed = {
    meeting: meeting.id,
    participant: note?.participantId ?? props.participantId ?? '',
    ...(note === null ? {} : { note: note.id }),
  }
  const sent = { formId: key, next: `${props.url}#notes-${meeting.id}`, className: 'k-form' }
  if ('token' in source)
    return (
      <CallForm call={saveNoteByLink} fixed={{ token: source.token, ...fixed }} later={later} {...sent}>
        <NoteFields note={note} meeting={meeting} takesPhoto={false} />
      </CallForm>
    )
  return (
    <CallForm call={saveNote} fixed={{ mission: source.mission, ...fixed }} later={later} upload {...sent}>
      <NoteFields note={note} meeting={meeting} takesPhoto />
    </CallForm>
  )
}

/** What is written, and who reads it, said before it is saved. */
function NoteFields(props: { note: Note | null; meeting: NotedMeeting; takesPhoto: boolean }): ReactNode {
  const text = useText()
  const { note, meeting } = props
  return (
    <>
      <TextArea name="text" label={text('day.notes.text')} rows={4} defaultValue={note?.text ?? ''} />
      <RadioGroup
        name="shared"
        label={text('day.notes.who')}
        defaultValue={String(note?.shared ?? false)}
        choices={[
          { value: 'false', label: text('day.notes.onlyMe'), hint: text('day.notes.onlyMeHint') },
          {
            value: 'true',
            label: text('day.notes.both'),
            hint: text('day.notes.bothHint', { one: meeting.own, other: meeting.with }),
          },
        ]}
      />
      {props.takesPhoto ? (
        <FileField
          name="file"
          label={text('day.notes.photo')}
          hint={text('day.notes.photoHint')}
          accept="image/*"
          capture="environment"
          optional
        />
      ) : null}
      <FormActions>
        <Button variant="primary" large icon="check">
          {text('day.notes.save')}
        </Button>
      </FormActions>
    </>
  )
}
