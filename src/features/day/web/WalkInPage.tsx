import { useId } from 'react'
import { countryChoices } from '../../../web/countries.ts'
import {
  Button,
  CheckboxField,
  FormActions,
  FormGrid,
  LinkButton,
  SelectField,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import { addWalkIn, getWalkInChoices } from '../contract-walk-ins.ts'
import './day.css'

/** Somebody came who is not registered: a name, an organisation, and they are in. */
export const page = definePage({
  path: '/missions/:mission/day/walk-in',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    choices: use(getWalkInChoices, { mission: params.mission ?? '' }),
  }),
  actions: [addWalkIn],
  title: ({ data }, text) => text('day.walkIn.pageTitle', { mission: data.mission.title }),
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    const list = useId()
    const { mission, choices } = data
    const desk = `/missions/${mission.slug}/day`
    return (
      <div className="k-floor">
        <MissionHead mission={mission} current="day" />
        <h2>{text('day.walkIn.title')}</h2>
        <p>{text('day.walkIn.why')}</p>
        <CallForm
          call={addWalkIn}
          fixed={{ mission: mission.slug }}
          next={`${desk}?text={name}`}
          done="day.walkIn.done"
          className="k-form"
        >
          {form => (
            <>
              <FormGrid>
                <TextField {...form.field('givenName')} label={text('day.walkIn.givenName')} optional />
                <TextField {...form.field('familyName')} label={text('day.walkIn.familyName')} required />
              </FormGrid>
              <TextField {...form.field('nameOtherScript')} label={text('day.walkIn.otherScript')} optional />
              <TextField
                {...form.field('organisation')}
                label={text('day.walkIn.organisation')}
                hint={text('day.walkIn.organisationHint')}
                list={list}
                autoComplete="off"
                required
              />
              <datalist id={list}>
                {choices.organisations.map(name => (
                  <option key={name} value={name} />
                ))}
              </datalist>
              <FormGrid>
                <SelectField
                  {...form.field('country', choices.country)}
                  label={text('day.walkIn.country')}
                  choices={countryChoices(lang)}
                />
                <TextField {...form.field('email')} label={text('day.walkIn.email')} type="email" optional />
              </FormGrid>
              <CheckboxField
                name="agrees"
                label={text('day.walkIn.agrees')}
                error={form.field('agrees').error}
                defaultChecked={form.ticked('agrees', 'true', false)}
                required
              />
              <CheckboxField
                name="onList"
                label={text('day.walkIn.onList')}
                defaultChecked={form.ticked('onList', 'true', false)}
              />
              <FormActions>
                <Button variant="primary" icon="check" large>
                  {text('day.walkIn.save')}
                </Button>
                <LinkButton href={desk}>{text('day.repair.back')}</LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </div>
    )
  },
})
