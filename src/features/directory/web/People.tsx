import type { ReactNode } from 'react'
import type { Call, InputOf, OutputOf } from '../../../shared/contract.ts'
import {
  Badge,
  Button,
  CheckboxField,
  FormActions,
  FormGrid,
  LinkButton,
  PersonName,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { MailFaultBadge } from '../../../web/mails/MailFault.tsx'
import { useText } from '../../../web/text.tsx'
import type { addClusterPerson, addPerson, endAffiliation, getOrganisation } from '../contract.ts'

type Person = OutputOf<typeof getOrganisation>['people'][number]

/** People who work for an organisation or a cluster; editors add and end. */
export function PeopleList<Add extends typeof addPerson | typeof addClusterPerson>(props: {
  people: readonly Person[]
  empty: string
  mayEdit: boolean
  addCall: Add & Call
  addFixed: Partial<InputOf<Add>>
  endCall?: typeof endAffiliation
  endFixed?: (person: string) => InputOf<typeof endAffiliation>
  /** What ends somebody's work where a day is asked for. */
  end?: (person: Person) => ReactNode
}): ReactNode {
  const text = useText()
  return (
    <>
      {props.people.length === 0 ? <p className="k-directory-quiet">{props.empty}</p> : null}
      <ul className="k-directory-people">
        {props.people.map(person => (
          <li key={person.id}>
            <div>
              <PersonName
                name={person.name}
                other={person.nameOtherScript === null ? null : { text: person.nameOtherScript, lang: '' }}
              />{' '}
              {person.isContact ? <Badge>{text('directory.people.contact')}</Badge> : null}
              <br />
              <small>{person.jobTitle}</small>
            </div>
            <div className="k-directory-contact">
              {person.email === null ? null : <a href={`mailto:${person.email}`}>{person.email}</a>}
              {person.phone === null ? null : <span>{person.phone}</span>}
              {person.mailFault === null ? null : <MailFaultBadge />}
            </div>
            {props.mayEdit ? (
              <LinkButton variant="quiet" icon="edit" href={`/affiliations/${person.affiliationId}/edit`}>
                {text('directory.people.edit')}
                <span className="k-hidden"> {person.name}</span>
              </LinkButton>
            ) : null}
            {props.mayEdit ? props.end?.(person) : null}
            {props.mayEdit && props.endCall !== undefined && props.endFixed !== undefined ? (
              <CallForm
                call={props.endCall}
                formId={`end-${person.id}`}
                fixed={props.endFixed(person.id)}
                done="directory.done.personEnded"
              >
                <Button variant="quiet">
                  <span aria-hidden="true">{text('directory.people.endIt')}</span>
                  <span className="k-hidden">{text('directory.people.end', { name: person.name })}</span>
                </Button>
              </CallForm>
            ) : null}
          </li>
        ))}
      </ul>
      {props.mayEdit ? (
        <details className="k-directory-add">
          <summary>{text('directory.people.add')}</summary>
          <CallForm<Add & Call>
            call={props.addCall}
            fixed={props.addFixed as never}
            done="directory.done.personAdded"
            className="k-form"
          >
            {form => (
              <>
                <FormGrid>
                  <TextField
                    {...form.field('givenName')}
                    label={text('directory.person.givenName')}
                    required
                  />
                  <TextField
                    {...form.field('familyName')}
                    label={text('directory.person.familyName')}
                    required
                  />
                  <TextField {...form.field('email')} type="email" label={text('directory.person.email')} />
                  <TextField {...form.field('phone')} type="tel" label={text('directory.person.phone')} />
                  <TextField {...form.field('jobTitle')} label={text('directory.person.jobTitle')} />
                  <TextField
                    {...form.field('nameOtherScript')}
                    label={text('directory.person.nameOtherScript')}
                    hint={text('directory.person.nameOtherScriptHint')}
                  />
                </FormGrid>
                <CheckboxField
                  name="isContact"
                  label={text('directory.person.isContact')}
                  defaultChecked={form.ticked('isContact', 'true', props.people.length === 0)}
                />
                <FormActions>
                  <Button variant="primary">{text('directory.people.addAction')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </details>
      ) : null}
    </>
  )
}
