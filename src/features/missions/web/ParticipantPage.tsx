import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  CheckboxField,
  CheckboxGroup,
  Columns,
  DescriptionList,
  FormActions,
  FormGrid,
  LinkButton,
  Notice,
  NumberField,
  PageHeader,
  Section,
  SelectField,
  StateBadge,
  TagsField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { MailFaultNote } from '../../../web/mails/MailFault.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { setLists } from '../../badges/contract.ts'
import { clearBounce } from '../../notifications/contract-choices.ts'
import { getMission } from '../contract.ts'
import { withdrawConsent } from '../contract-consents.ts'
import { setDialIn } from '../contract-dial-in.ts'
import {
  decideApplication,
  getParticipant,
  inviteAgain,
  updateParticipant,
  withdrawParticipant,
} from '../contract-participants.ts'
import { DialIn } from './DialInNav.tsx'
import type { MissionData } from './MissionNav.tsx'
import { participantStateLook } from './mission-words.ts'
import { ParticipantConsents } from './ParticipantConsents.tsx'
import './missions.css'

type Participant = OutputOf<typeof getParticipant>

/** One participant: what they offer and seek; for those who act for it also limits, answers and what to do. */
export const page = definePage({
  path: '/missions/:mission/participants/:participant',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    participant: use(getParticipant, {
      mission: params.mission ?? '',
      participant: params.participant ?? '',
    }),
  }),
  actions: [
    updateParticipant,
    setDialIn,
    decideApplication,
    withdrawParticipant,
    inviteAgain,
    withdrawConsent,
    setLists,
    clearBounce,
  ],
  title: ({ data }) => `${data.participant.organisation.name} · ${data.mission.title}`,
  Component: ({ data: { mission, participant } }) => {
    const text = useText()
    const here = `/missions/${mission.slug}/participants/${participant.id}`
    const people = `/missions/${mission.slug}/participants`
    const none = text('missions.participant.nothing')
    return (
      <>
        <PageHeader
          title={participant.organisation.name}
          subtitle={[participant.person?.name, participant.organisation.nameOtherScript]
            .filter(Boolean)
            .join(' · ')}
          meta={
            <StateBadge state={participantStateLook(participant.state)}>
              {text(`missions.participantState.${participant.state}`)}
            </StateBadge>
          }
          steps={[
            { href: `/missions/${mission.slug}`, label: mission.title },
            { href: people, label: text('missions.parts.participants') },
          ]}
          actions={
            participant.acts && participant.kind !== 'represented' ? (
              <>
                <LinkButton
                  variant={participant.availabilityConfirmed ? 'secondary' : 'primary'}
                  icon="clock"
                  href={`${here}/availability`}
                >
                  {text('missions.availability.action')}
                </LinkButton>
                {participant.state !== 'confirmed' ? null : (
                  <LinkButton
                    icon="edit"
                    href={`/missions/${mission.slug}/notes?participant=${participant.id}`}
                  >
                    {text('day.notes.open')}
                  </LinkButton>
                )}
              </>
            ) : undefined
          }
        />
        <MailFaultNote
          fault={participant.mailFault}
          action={
            <CallForm
              call={clearBounce}
              fixed={{ person: participant.person?.id ?? '' }}
              next={here}
              done="notifications.done.cleared"
            >
              <Button>{text('notifications.bounces.clear')}</Button>
            </CallForm>
          }
        />
        {participant.state === 'applied' && mission.mine.runs ? (
          <Decision mission={mission} participant={participant} here={here} />
        ) : null}
        <Columns side={<Facts participant={participant} />}>
          {/* Whoever may edit reads both in the form below. */}
          {participant.inside !== null ? null : (
            <>
              <Section title={text('missions.participant.offers')}>
                <p className="k-missions-prose">{participant.offers ?? none}</p>
              </Section>
              <Section title={text('missions.participant.seeks')}>
                <p className="k-missions-prose">{participant.seeks ?? none}</p>
              </Section>
            </>
          )}
          {participant.carries.length === 0 ? null : (
            <Section title={text('missions.participant.carries', { count: participant.carries.length })}>
              <ul>
                {participant.carries.map(carried => (
                  <li key={carried.id}>
                    <a href={`${people}/${carried.id}`}>{carried.organisation}</a>
                    {carried.offers === null ? null : `: ${carried.offers}`}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {participant.inside === null ? null : (
            <Inside mission={mission} participant={participant} inside={participant.inside} here={here} />
          )}
        </Columns>
      </>
    )
  },
})

function Facts(props: { participant: Participant }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { participant } = props
  const words = (name: string) => text(`missions.participants.columns.${name}`)
  return (
    <DescriptionList
      items={[
        {
          term: words('organisation'),
          value: (
            <a href={`/organisations/${participant.organisation.slug}`}>{participant.organisation.name}</a>
          ),
        },
        { term: words('country'), value: countryName(participant.organisation.country, lang) },
        { term: words('kind'), value: text(`missions.kind.${participant.kind}`) },
        { term: words('group'), value: participant.group?.name },
        { term: words('clusters'), value: participant.clusters.join(', ') },
        { term: words('carrier'), value: participant.carriedBy?.name },
        {
          term: words('person'),
          value:
            participant.person === null
              ? null
              : [participant.person.name, participant.person.nameOtherScript, participant.person.nameReading]
                  .filter(Boolean)
                  .join(' · '),
        },
        { term: words('languages'), value: participant.languages.join(', ') },
        {
          term: words('email'),
          value:
            participant.email === null ? null : (
              <a href={`mailto:${participant.email}`}>{participant.email}</a>
            ),
        },
        { term: words('phone'), value: participant.inside?.phone },
        { term: words('dietary'), value: participant.inside?.dietary },
        { term: words('seats'), value: participant.signUps.map(seat => seat.title).join(', ') },
        ...(participant.inside?.answers ?? []).map(answer => ({ term: answer.label, value: answer.answer })),
      ]}
    />
  )
}

function Decision(props: { mission: MissionData; participant: Participant; here: string }): ReactNode {
  const text = useText()
  const { mission, participant, here } = props
  const fixed = { mission: mission.id, participant: participant.id }
  return (
    <Notice kind="warning" title={text('missions.participant.decide')}>
      <CallForm
        call={decideApplication}
        fixed={{ ...fixed, decision: 'accept' }}
        formId="accept"
        next={here}
        done="missions.done.decided"
        className="k-missions-inline"
      >
        <Button variant="primary">{text('missions.participant.accept')}</Button>
      </CallForm>
      <details>
        <summary>{text('missions.participant.refuse')}</summary>
        <CallForm
          call={decideApplication}
          fixed={{ ...fixed, decision: 'refuse' }}
          formId="refuse"
          next={here}
          done="missions.done.decided"
        >
          {form => (
            <>
              <TextArea
                {...form.field('reason')}
                label={text('missions.participant.refuseReason')}
                rows={2}
                optional
              />
              <Button>{text('missions.participant.refuseAction')}</Button>
            </>
          )}
        </CallForm>
      </details>
    </Notice>
  )
}

function Inside(props: {
  mission: MissionData
  participant: Participant
  inside: NonNullable<Participant['inside']>
  here: string
}): ReactNode {
  const text = useText()
  const { mission, participant, inside, here } = props
  const words = (name: string) => text(`missions.participant.${name}`)
  const fixed = { mission: mission.id, participant: participant.id }
  return (
    <>
      <Section title={words('edit')} intro={words('editWhy')}>
        <CallForm
          call={updateParticipant}
          fixed={{ ...fixed, version: inside.version }}
          next={here}
          done="missions.done.saved"
          className="k-form"
        >
          {form => (
            <>
              <TextArea
                {...form.field('offers', participant.offers)}
                label={words('offers')}
                rows={3}
                optional
              />
              <TextArea
                {...form.field('seeks', participant.seeks)}
                label={words('seeks')}
                rows={3}
                optional
              />
              <TextArea
                {...form.field('objective', inside.objective)}
                label={words('objective')}
                hint={words('objectiveHint')}
                rows={2}
                optional
              />
              <FormGrid>
                <TagsField
                  {...form.field('languages', participant.languages.join(', '))}
                  label={words('languages')}
                  hint={text('missions.hints.languages')}
                />
                <TextField {...form.field('dietary', inside.dietary)} label={words('dietary')} optional />
                <NumberField
                  {...form.field('meetingsMax', inside.meetingsMax)}
                  label={words('meetingsMax')}
                  min={1}
                  optional
                />
                <NumberField
                  {...form.field('pauseAfter', inside.pauseAfter)}
                  label={words('pauseAfter')}
                  hint={words('pauseAfterHint')}
                  min={1}
                  max={50}
                  optional
                />
                {mission.mine.runs ? (
                  <>
                    <NumberField
                      {...form.field('meetingsMin', inside.meetingsMin)}
                      label={words('meetingsMin')}
                      min={0}
                      optional
                    />
                    <SelectField
                      {...form.field('groupId', inside.groupId)}
                      label={text('missions.participants.columns.group')}
                      empty={words('noGroup')}
                      choices={mission.groups.map(group => ({ value: group.id, label: group.name }))}
                    />
                  </>
                ) : null}
              </FormGrid>
              {inside.colleagues.length === 0 ? null : (
                <>
                  {/* Without a tick the boxes send nothing; two empty values say 'nobody'. */}
                  <input type="hidden" name="standIns" value="" />
                  <input type="hidden" name="standIns" value="" />
                  <CheckboxGroup
                    {...form.field('standIns')}
                    label={words('standIns')}
                    hint={words('standInsHint')}
                    choices={inside.colleagues.map(one => ({ value: one.id, label: one.name }))}
                    defaultValues={form.values('standIns', inside.standIns)}
                  />
                </>
              )}
              <input type="hidden" name="listed" value="false" />
              <CheckboxField
                name="listed"
                label={words('listed')}
                defaultChecked={form.ticked('listed', 'true', inside.listed)}
              />
              <FormActions>
                <Button variant="primary">{text('missions.save')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </Section>
      <DialIn
        dialIn={inside.dialIn}
        call={setDialIn}
        fixed={{ ...fixed, version: inside.version }}
        here={here}
      />
      <ParticipantConsents participant={participant} inside={inside} fixed={fixed} here={here} />
      {participant.state === 'declined' ||
      participant.state === 'refused' ||
      participant.state === 'withdrawn' ? null : (
        <Section title={words('leave')} intro={words('leaveWhy')}>
          {mission.mine.runs && participant.email !== null ? (
            <CallForm call={inviteAgain} fixed={fixed} next={here} done="missions.done.invitedAgain">
              <Button icon="mail">{words('inviteAgain')}</Button>
            </CallForm>
          ) : null}
          <details>
            <summary>{words('withdraw')}</summary>
            <CallForm call={withdrawParticipant} fixed={fixed} next={here} done="missions.done.withdrawn">
              {form => (
                <>
                  <TextArea {...form.field('reason')} label={words('reason')} rows={2} optional />
                  <Button variant="danger">{words('withdrawAction')}</Button>
                </>
              )}
            </CallForm>
          </details>
        </Section>
      )}
    </>
  )
}
