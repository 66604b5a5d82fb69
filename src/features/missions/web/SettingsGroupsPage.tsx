import { Button, FormActions, FormGrid, NumberField, Section, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { saveGroups } from '../contract-setup.ts'
import type { MissionData } from './MissionNav.tsx'
import { SettingsHead } from './SettingsNav.tsx'
import './missions.css'

type Group = MissionData['groups'][number]

/** Groups and who may meet whom. First the groups are named; then the pairs are ticked. */
export const page = definePage({
  path: '/missions/:mission/settings/groups',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({ mission: use(getMission, { mission: params.mission ?? '' }) }),
  actions: [saveGroups],
  title: ({ data }, text) => `${text('missions.settings.groups.tab')} · ${data.mission.title}`,
  Component: ({ data: { mission } }) => {
    const text = useText()
    const here = `/missions/${mission.slug}/settings/groups`
    const named = mission.groups.map(group => ({ id: group.id, name: group.name }))
    const lines = [
      ...mission.groups,
      ...Array.from({ length: mission.groups.length === 0 ? 3 : 2 }, () => null),
    ]
    return (
      <>
        <SettingsHead mission={mission} current="groups" />
        <Section title={text('missions.settings.groups.names')} intro={text('missions.settings.groups.why')}>
          <CallForm
            call={saveGroups}
            fixed={{ mission: mission.id }}
            formId="names"
            next={here}
            done="missions.done.saved"
            className="k-form"
          >
            {form => (
              <>
                {lines.map((group, index) => (
                  <div key={group?.id ?? `new-${index}`} className="k-missions-group">
                    {group === null ? null : (
                      <input type="hidden" name={`groups.${index}.id`} value={group.id} />
                    )}
                    <TextField
                      {...form.field(`groups.${index}.name`, group?.name)}
                      label={text(
                        group === null ? 'missions.settings.groups.another' : 'missions.settings.groups.name',
                      )}
                      hint={
                        group === null
                          ? undefined
                          : text('missions.settings.groups.people', { count: group.participants })
                      }
                    />
                    {group === null ? null : (
                      <FormGrid>
                        <NumberField
                          {...form.field(`groups.${index}.meetingsMin`, group.meetingsMin)}
                          label={text('missions.settings.groups.meetingsMin', { name: group.name })}
                          min={0}
                          optional
                        />
                        <NumberField
                          {...form.field(`groups.${index}.meetingsMax`, group.meetingsMax)}
                          label={text('missions.settings.groups.meetingsMax', { name: group.name })}
                          min={1}
                          optional
                        />
                      </FormGrid>
                    )}
                  </div>
                ))}
                <FormActions>
                  <Button variant="primary">{text('missions.settings.groups.save')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </Section>
        {mission.groups.length === 0 ? null : (
          <Section
            title={text('missions.settings.groups.pairs')}
            intro={text('missions.settings.groups.pairsWhy')}
          >
            <CallForm
              call={saveGroups}
              fixed={{ mission: mission.id, groups: named }}
              formId="pairs"
              next={here}
              done="missions.done.saved"
            >
              {/* Without a tick the boxes send nothing; two empty values say 'none'. */}
              <input type="hidden" name="pairIds" value="" />
              <input type="hidden" name="pairIds" value="" />
              <PairTable groups={mission.groups} pairs={mission.pairs} />
              <FormActions>
                <Button variant="primary">{text('missions.settings.groups.savePairs')}</Button>
              </FormActions>
            </CallForm>
          </Section>
        )}
      </>
    )
  },
})

/** Every pair of groups once, as boxes. */
function PairTable(props: { groups: readonly Group[]; pairs: readonly { a: string; b: string }[] }) {
  const text = useText()
  const { groups, pairs } = props
  const isPair = (a: string, b: string) =>
    pairs.some(pair => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))
  return (
    <div className="k-missions-scroll">
      <table className="k-missions-pairs">
        <caption className="k-hidden">{text('missions.settings.groups.pairs')}</caption>
        <thead>
          <tr>
            <td />
            {groups.map(group => (
              <th key={group.id} scope="col">
                {group.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((row, index) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              {groups.map((column, other) => (
                <td key={column.id}>
                  {other < index ? null : (
                    <input
                      type="checkbox"
                      name="pairIds"
                      value={`${row.id}:${column.id}`}
                      defaultChecked={isPair(row.id, column.id)}
                      aria-label={text('missions.settings.groups.pair', { a: row.name, b: column.name })}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
