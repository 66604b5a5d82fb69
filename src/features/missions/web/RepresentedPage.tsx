import {
  Button,
  EmptyState,
  FormActions,
  LinkButton,
  PageHeader,
  SearchField,
  SelectField,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { addRepresented, findOrganisations, listParticipants } from '../contract-participants.ts'
import './missions.css'

/** Companies that stay at home: who, what they offer, and which delegate carries it. */
export const page = definePage({
  path: '/missions/:mission/participants/represented',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    carriers: use(listParticipants, {
      mission: params.mission ?? '',
      state: 'confirmed',
      kind: 'travelling',
      pageSize: 200,
    }),
    found: use(findOrganisations, {
      mission: params.mission ?? '',
      ...(query.text ? { text: query.text } : {}),
      pageSize: 50,
    }),
  }),
  actions: [addRepresented],
  title: (_props, text) => text('missions.represented.title'),
  Component: ({ data: { mission, carriers, found }, query }) => {
    const text = useText()
    const path = `/missions/${mission.slug}/participants/represented`
    const words = (name: string) => text(`missions.represented.${name}`)
    return (
      <>
        <PageHeader
          title={words('title')}
          subtitle={words('why')}
          steps={[
            { href: `/missions/${mission.slug}`, label: mission.title },
            { href: `/missions/${mission.slug}/participants`, label: text('missions.parts.participants') },
          ]}
        />
        {carriers.items.length === 0 ? (
          <EmptyState
            icon="hand"
            title={words('noCarrier')}
            action={
              <LinkButton variant="primary" href={`/missions/${mission.slug}/participants/invite`}>
                {text('missions.invite.action')}
              </LinkButton>
            }
          >
            {words('noCarrierWhy')}
          </EmptyState>
        ) : (
          <>
            <form method="get" action={path} className="k-missions-filter">
              <SearchField name="text" label={text('missions.invite.search')} defaultValue={query.text} />
              <Button icon="find">{text('missions.invite.find')}</Button>
            </form>
            <CallForm
              call={addRepresented}
              fixed={{ mission: mission.id }}
              next={path}
              done="missions.done.represented"
              className="k-form"
            >
              {form => (
                <>
                  <SelectField
                    {...form.field('organisationId')}
                    label={text('missions.participants.columns.organisation')}
                    hint={text('missions.represented.shown', {
                      shown: found.items.length,
                      total: found.total,
                    })}
                    empty={text('missions.choose')}
                    choices={found.items.map(one => ({
                      value: one.id,
                      label: one.name,
                      disabled: one.takesPart,
                    }))}
                    required
                  />
                  <SelectField
                    {...form.field('carriedBy')}
                    label={words('carrier')}
                    empty={text('missions.choose')}
                    choices={carriers.items.map(one => ({
                      value: one.id,
                      label: `${one.person?.name ?? ''} · ${one.organisation.name}`,
                    }))}
                    required
                  />
                  <SelectField
                    {...form.field('groupId')}
                    label={text('missions.participants.columns.group')}
                    empty={text('missions.participant.noGroup')}
                    choices={mission.groups.map(group => ({ value: group.id, label: group.name }))}
                  />
                  <TextArea
                    {...form.field('offers')}
                    label={text('missions.participant.offers')}
                    rows={3}
                    optional
                  />
                  <TextArea
                    {...form.field('seeks')}
                    label={text('missions.participant.seeks')}
                    rows={3}
                    optional
                  />
                  <FormActions>
                    <Button variant="primary">{words('add')}</Button>
                  </FormActions>
                </>
              )}
            </CallForm>
          </>
        )}
      </>
    )
  },
})
