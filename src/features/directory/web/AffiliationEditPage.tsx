import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  CheckboxField,
  DescriptionList,
  FormActions,
  FormGrid,
  LinkButton,
  Notice,
  PageHeader,
  PersonName,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm, useForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getAffiliation, updateAffiliation } from '../contract-people.ts'
import './directory.css'

type Affiliation = OutputOf<typeof getAffiliation>

/** Correct somebody who works for an organisation or a cluster: name in both scripts, function, address. */
export const page = definePage({
  path: '/affiliations/:affiliation/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ person: use(getAffiliation, { affiliation: params.affiliation ?? '' }) }),
  actions: [updateAffiliation],
  title: ({ data }, text) => text('directory.people.editTitle', { name: nameOf(data.person) }),
  Component: ({ data }) => {
    const text = useText()
    const { person } = data
    const back = `/${person.at.kind}s/${person.at.slug}`
    return (
      <>
        <PageHeader
          title={text('directory.people.editTitle', { name: nameOf(person) })}
          steps={[{ href: back, label: person.at.name }]}
        />
        <CallForm
          call={updateAffiliation}
          fixed={{ affiliation: person.id, version: person.version }}
          next={back}
          done="directory.done.personSaved"
          className="k-form"
        >
          {person.keepsOwnName ? <OwnFacts person={person} /> : <NameFields person={person} />}
          <WorkFields person={person} />
          <FormActions>
            <Button variant="primary">{text('directory.form.save')}</Button>
            <LinkButton variant="quiet" href={back}>
              {text('directory.form.cancel')}
            </LinkButton>
          </FormActions>
        </CallForm>
      </>
    )
  },
})

function nameOf(person: Affiliation): string {
  return `${person.givenName} ${person.familyName}`.trim()
}

/** What only the person changes, in their own settings. */
function OwnFacts(props: { person: Affiliation }): ReactNode {
  const text = useText()
  const { person } = props
  const other = person.nameOtherScript === null ? null : { text: person.nameOtherScript, lang: '' }
  return (
    <>
      <Notice title={text('directory.people.ownName')}>
        <p>{text('directory.people.ownNameWhy')}</p>
      </Notice>
      <DescriptionList
        items={[
          {
            term: text('directory.people.name'),
            value: <PersonName name={nameOf(person)} other={other} />,
          },
          { term: text('directory.person.email'), value: person.email },
          { term: text('directory.person.phone'), value: person.phone },
        ]}
      />
    </>
  )
}

function NameFields(props: { person: Affiliation }): ReactNode {
  const text = useText()
  const form = useForm()
  const { person } = props
  return (
    <FormGrid>
      <TextField
        {...form.field('givenName', person.givenName)}
        label={text('directory.person.givenName')}
        required
      />
      <TextField
        {...form.field('familyName', person.familyName)}
        label={text('directory.person.familyName')}
        required
      />
      <TextField
        {...form.field('nameOtherScript', person.nameOtherScript)}
        label={text('directory.person.nameOtherScript')}
        hint={text('directory.person.nameOtherScriptHint')}
        optional
      />
      <TextField
        {...form.field('nameReading', person.nameReading)}
        label={text('directory.people.reading')}
        hint={text('directory.people.readingHint')}
        optional
      />
      {person.keepsOwnAddress ? null : (
        <TextField
          {...form.field('email', person.email)}
          type="email"
          label={text('directory.person.email')}
          hint={text('directory.people.emailHint')}
          optional
        />
      )}
      <TextField
        {...form.field('phone', person.phone)}
        type="tel"
        label={text('directory.person.phone')}
        optional
      />
    </FormGrid>
  )
}

function WorkFields(props: { person: Affiliation }): ReactNode {
  const text = useText()
  const form = useForm()
  const { person } = props
  return (
    <>
      <TextField
        {...form.field('jobTitle', person.jobTitle)}
        label={text('directory.person.jobTitle')}
        optional
      />
      <CheckboxField
        name="isContact"
        label={text('directory.person.isContact')}
        defaultChecked={form.ticked('isContact', 'true', person.isContact)}
      />
    </>
  )
}
