import type { ReactNode } from 'react'
import { DateField, Fieldset, FormGrid, NumberField, TextField } from '../../../web/design/index.ts'
import { useForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { writeAmount } from '../../costs/rules/money.ts'
import type { Grant } from './GrantParts.tsx'

/** What a grant says, and a line for each partner's budget. */
export function GrantFields(props: {
  grant: Partial<Grant>
  clusters: readonly { id: string; name: string }[]
}): ReactNode {
  const text = useText()
  const form = useForm()
  const { grant } = props
  const currency = grant.currency ?? 'EUR'
  const shares = grant.shares ?? []
  const former = shares
    .map(({ cluster }) => cluster)
    .filter(({ id }) => !props.clusters.some(cluster => cluster.id === id))
  const label = (name: string) => text(`partnerships.field.${name}`)
  return (
    <>
      <TextField
        {...form.field('title', grant.title)}
        label={label('grantTitle')}
        hint={text('partnerships.grants.titleHint')}
        required
      />
      <FormGrid>
        <TextField {...form.field('grantNumber', grant.grantNumber)} label={label('grantNumber')} optional />
        <TextField
          {...form.field('callIdentifier', grant.callIdentifier)}
          label={label('callIdentifier')}
          optional
        />
        <TextField {...form.field('programme', grant.programme)} label={label('programme')} optional />
        <NumberField
          {...form.field('rate', grant.rate)}
          label={label('rate')}
          hint={text('partnerships.grants.rateHint')}
          unit="%"
          min={0.01}
          max={100}
          step={0.01}
          optional
        />
        <DateField {...form.field('startsOn', grant.startsOn)} label={label('startsOn')} optional />
        <DateField {...form.field('endsOn', grant.endsOn)} label={label('endsOn')} optional />
      </FormGrid>
      <Fieldset
        legend={text('partnerships.grants.byPartner')}
        hint={text('partnerships.grants.byPartnerHint')}
      >
        <TextField {...form.field('currency', currency)} label={label('currency')} size="short" required />
        <FormGrid>
          {[...props.clusters, ...former].map((cluster, index) => {
            const budget = shares.find(share => share.cluster.id === cluster.id)?.budget
            return (
              <div key={cluster.id}>
                <input type="hidden" name={`budgets.${index}.clusterId`} value={cluster.id} />
                <TextField
                  {...form.field(
                    `budgets.${index}.amount`,
                    budget === undefined ? '' : writeAmount(budget, currency),
                  )}
                  label={cluster.name}
                  inputMode="decimal"
                  optional
                />
              </div>
            )
          })}
        </FormGrid>
      </Fieldset>
    </>
  )
}
