import type { ReactNode } from 'react'
import {
  Button,
  CheckboxField,
  CheckboxGroup,
  DateField,
  DateTimeField,
  FieldScope,
  Fieldset,
  FileField,
  FormActions,
  FormErrorSummary,
  FormGrid,
  LinkButton,
  NumberField,
  PageHeader,
  RadioGroup,
  SelectField,
  TagsField,
  TextArea,
  TextField,
  TimeField,
} from '../index.ts'

/** Every field, empty, filled, wrong, closed. */
export function Forms(): ReactNode {
  return (
    <>
      <PageHeader
        title="New mission"
        steps={[{ href: '#missions', label: 'Missions' }]}
        subtitle="Place and days are enough to begin; everything can be changed until it is published."
      />
      <form className="k-form" method="post" noValidate>
        <FieldScope id="gallery">
          <FormErrorSummary
            problem={{
              title: 'Something is missing',
              faults: [
                { field: 'name', message: 'Give the mission a name.' },
                { field: 'lastDay', message: 'The last day is before the first.' },
              ],
            }}
            labels={{ name: 'Name', lastDay: 'Last day' }}
          />
          <TextField
            name="name"
            label="Name"
            required
            error="Give the mission a name."
            hint="As on the invitation."
          />
          <TextArea
            name="aim"
            label="What for"
            optional
            lang="en"
            defaultValue="Meet buyers of seed lasers and laboratories that test OCT."
          />
          <WhenAndWhere />
          <Rules />
          <FormActions>
            <Button variant="primary">Create mission</Button>
            <Button pending>Saving draft</Button>
            <LinkButton variant="quiet" href="#back">
              Cancel
            </LinkButton>
          </FormActions>
        </FieldScope>
      </form>
    </>
  )
}

function WhenAndWhere(): ReactNode {
  return (
    <Fieldset legend="When and where" hint="Times are always those of the place.">
      <FormGrid>
        <DateField name="firstDay" label="First day" required defaultValue="2027-05-12" />
        <DateField
          name="lastDay"
          label="Last day"
          required
          defaultValue="2027-05-10"
          error="The last day is before the first."
        />
        <TimeField name="opens" label="Tables open" defaultValue="09:00" timeZone="Asia/Tokyo" />
        <DateTimeField
          name="closes"
          label="Requests close"
          defaultValue="2027-04-30T18:00"
          timeZone="Europe/Vilnius"
        />
      </FormGrid>
      <FormGrid columns={3}>
        <NumberField name="slot" label="Meeting" unit="minutes" defaultValue={20} min={5} />
        <NumberField name="pause" label="Change" unit="minutes" defaultValue={5} />
        <NumberField name="tables" label="Tables" defaultValue={12} disabled />
      </FormGrid>
      <SelectField
        name="zone"
        label="Time zone"
        defaultValue="Asia/Tokyo"
        choices={[
          {
            label: 'Asia',
            choices: [
              { value: 'Asia/Tokyo', label: 'Tokyo' },
              { value: 'Asia/Seoul', label: 'Seoul' },
            ],
          },
          { label: 'Europe', choices: [{ value: 'Europe/Vilnius', label: 'Vilnius' }] },
        ]}
      />
      <TextField name="code" label="Address" size="medium" readOnly defaultValue="osaka-photonics-week" />
    </Fieldset>
  )
}

function Rules(): ReactNode {
  return (
    <Fieldset legend="How people meet">
      <RadioGroup
        name="booking"
        label="Who places a meeting"
        defaultValue="accept"
        choices={[
          {
            value: 'accept',
            label: 'Book on acceptance',
            hint: 'The first free common slot that suits both.',
          },
          {
            value: 'organiser',
            label: 'The organiser schedules',
            hint: 'Nobody has a time until the schedule is published.',
          },
          { value: 'none', label: 'No places', disabled: true },
        ]}
      />
      <CheckboxGroup
        name="languages"
        label="Languages at the tables"
        inline
        defaultValues={['en', 'ja']}
        choices={[
          { value: 'en', label: 'English' },
          { value: 'ja', label: 'Japanese' },
          { value: 'lt', label: 'Lithuanian' },
        ]}
      />
      <RadioGroup
        name="open"
        label="Open to"
        inline
        error="Choose one."
        choices={[
          { value: 'members', label: 'Members' },
          { value: 'all', label: 'Everybody' },
        ]}
      />
      <TagsField name="topics" label="Topics" defaultValue="OCT, seed lasers, fibre" />
      <FileField name="logo" label="Picture" optional hint="PNG or JPEG, up to 2 MB." />
      <CheckboxField
        name="public"
        label="Show the mission to visitors"
        hint="Name, place and days; never people."
        defaultChecked
      />
      <CheckboxField
        name="charter"
        label="We follow the code of conduct"
        required
        error="Without it there is no mission."
      />
    </Fieldset>
  )
}
