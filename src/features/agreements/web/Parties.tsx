import type { ReactNode } from 'react'
import { countryChoices, countryName } from '../../../web/countries.ts'
import {
  Button,
  DateField,
  FileField,
  FormActions,
  FormGrid,
  RadioGroup,
  Section,
  SelectField,
  StateBadge,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { addSignedCopy, endParty, saveParty, withdrawSignedCopy } from '../contract.ts'
import { methods } from '../rules/standing.ts'
import { type Agreement, dayWords, type Party } from './agreement-words.ts'

interface Shown {
  it: Agreement
  today: string
  here: string
  openForm: string | null
}

/** Who is bound, by whose hand, and who has signed. */
export function Parties(props: Shown): ReactNode {
  const text = useText()
  const { it } = props
  return (
    <Section title={text('agreements.parties')} intro={text('agreements.partiesWhy')}>
      <ul className="k-agreement-parties">
        {it.parties.map(party => (
          <li key={party.id}>
            <Who party={party} />
            <div>
              <Signature it={it} party={party} here={props.here} />
              {party.mayBring ? <BringCopy {...props} party={party} /> : null}
              {it.mayEdit && it.endedOn === null && party.leftOn === null ? (
                <EditParty {...props} party={party} />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {it.mayEdit && it.endedOn === null ? <AddParty {...props} /> : null}
    </Section>
  )
}

function Who({ party }: { party: Party }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <div>
      <b>
        {party.cluster === null ? party.name : <a href={`/clusters/${party.cluster.slug}`}>{party.name}</a>}
      </b>
      <small>
        {[party.legalName, party.country === null ? null : countryName(party.country, lang)]
          .filter(part => part !== null && part !== party.name)
          .join(', ')}
      </small>
      <small>
        {party.signatory === null
          ? text('agreements.noSignatory')
          : text('agreements.signs', {
              who: [party.signatory, party.capacity].filter(part => part !== null).join(', '),
            })}
      </small>
      {party.leftOn === null ? null : (
        <small>{text('agreements.left', { day: dayWords(party.leftOn, lang) })}</small>
      )}
    </div>
  )
}

function Signature({ it, party, here }: { it: Agreement; party: Party; here: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { signature } = party
  if (signature === null)
    return party.isMissing ? <StateBadge state="waiting">{text('agreements.notSigned')}</StateBadge> : null
  return (
    <>
      <StateBadge state="agreed">
        {text('agreements.signedOn', { day: dayWords(signature.signedOn, lang) })}
      </StateBadge>
      <small>
        {text('agreements.signedBy', {
          who: [signature.signatory, signature.capacity].filter(part => part !== null).join(', '),
          method: text(`agreements.method.${signature.method}`),
        })}{' '}
        <a href={`/api/v1/agreements/${it.slug}/copies/${signature.id}`}>{signature.fileName}</a>
      </small>
      {it.shown.state === 'open' && it.mayEdit ? (
        <CallForm
          call={withdrawSignedCopy}
          formId={`back-${party.id}`}
          fixed={{ agreement: it.slug, version: it.shown.number, party: party.id }}
          next={here}
          done="agreements.done.copyWithdrawn"
        >
          <Button variant="quiet">
            {text('agreements.withdrawCopy')}
            <span className="k-hidden"> {party.name}</span>
          </Button>
        </CallForm>
      ) : null}
    </>
  )
}

function BringCopy({ it, today, here, openForm, party }: Shown & { party: Party }): ReactNode {
  const text = useText()
  const formId = `copy-${party.id}`
  return (
    <details open={openForm === formId} className="k-agreement-fold">
      <summary>{text('agreements.bring', { party: party.name })}</summary>
      <CallForm
        call={addSignedCopy}
        formId={formId}
        fixed={{ agreement: it.slug, version: it.shown.number, party: party.id }}
        next={here}
        done="agreements.done.copyAdded"
        upload
        className="k-form"
      >
        {form => (
          <>
            <RadioGroup
              {...form.field('method', 'qualified')}
              label={text('agreements.field.method')}
              choices={methods.map(value => ({
                value,
                label: text(`agreements.method.${value}`),
                hint: text(`agreements.methodHint.${value}`),
              }))}
            />
            <FormGrid>
              <TextField
                {...form.field('signatory', party.signatory)}
                label={text('agreements.field.signatory')}
                required
              />
              <TextField
                {...form.field('capacity', party.capacity)}
                label={text('agreements.field.capacity')}
                optional
              />
              <DateField
                {...form.field('signedOn', today)}
                label={text('agreements.field.signedOn')}
                required
              />
            </FormGrid>
            <FileField
              {...form.field('file')}
              label={text('agreements.field.copy')}
              hint={text('agreements.copyHint')}
              accept=".pdf"
              required
            />
            <FormActions>
              <Button icon="upload">{text('agreements.bringAction')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}

function EditParty({ it, today, here, openForm, party }: Shown & { party: Party }): ReactNode {
  const text = useText()
  const editId = `party-${party.id}`
  const endId = `end-${party.id}`
  return (
    <details open={openForm === editId || openForm === endId} className="k-agreement-fold">
      <summary>{text('agreements.editParty', { party: party.name })}</summary>
      <CallForm
        call={saveParty}
        formId={editId}
        fixed={{ agreement: it.slug, id: party.id }}
        next={here}
        done="agreements.done.partySaved"
        className="k-form"
      >
        {form => (
          <>
            <TextField
              {...form.field('legalName', party.legalName)}
              label={text('agreements.field.legalName')}
              hint={text('agreements.legalNameHint')}
              optional
            />
            <FormGrid>
              <TextField
                {...form.field('signatory', party.signatory)}
                label={text('agreements.field.signatory')}
                optional
              />
              <TextField
                {...form.field('capacity', party.capacity)}
                label={text('agreements.field.capacity')}
                optional
              />
            </FormGrid>
            <FormActions>
              <Button>{text('agreements.saveParty')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
      <CallForm
        call={endParty}
        formId={endId}
        fixed={{ agreement: it.slug, party: party.id }}
        next={here}
        done="agreements.done.partyEnded"
        className="k-form"
      >
        {form => (
          <>
            <DateField
              {...form.field('leftOn', today)}
              label={text('agreements.field.leftOn')}
              hint={text('agreements.leftHint')}
              required
            />
            <FormActions>
              <Button variant="quiet">{text('agreements.endPartyAction', { party: party.name })}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}

function AddParty({ it, today, here, openForm }: Shown): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <details open={openForm === 'party-new'} className="k-agreement-fold">
      <summary>{text('agreements.addParty')}</summary>
      <p>{text('agreements.addPartyWhy')}</p>
      <CallForm
        call={saveParty}
        formId="party-new"
        fixed={{ agreement: it.slug }}
        next={here}
        done="agreements.done.partySaved"
        className="k-form"
      >
        {form => (
          <>
            <FormGrid>
              {it.clusters.length === 0 ? null : (
                <SelectField
                  {...form.field('clusterId')}
                  label={text('agreements.field.cluster')}
                  empty={text('agreements.outside')}
                  choices={it.clusters.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
              <TextField
                {...form.field('name')}
                label={text('agreements.field.name')}
                hint={text('agreements.nameHint')}
                optional
              />
              <SelectField
                {...form.field('country')}
                label={text('agreements.field.country')}
                empty={text('agreements.none')}
                choices={countryChoices(lang)}
              />
              <TextField {...form.field('legalName')} label={text('agreements.field.legalName')} optional />
              <TextField {...form.field('signatory')} label={text('agreements.field.signatory')} optional />
              <TextField {...form.field('capacity')} label={text('agreements.field.capacity')} optional />
              <DateField {...form.field('joinedOn', today)} label={text('agreements.field.joinedOn')} />
            </FormGrid>
            <FormActions>
              <Button icon="plus">{text('agreements.addPartyAction')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}
