import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  CheckboxField,
  DataTable,
  EmptyState,
  FormActions,
  FormGrid,
  LanguageText,
  LinkButton,
  NumberField,
  Row,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { type getCosts, removeAidRule, saveAidRule } from '../contract.ts'
import { sayAmount, writeAmount } from '../rules/money.ts'

type Costs = OutputOf<typeof getCosts>
type Rule = Costs['rules'][number]

/** The rules by which aid is given; those who run the mission write them. */
export function AidRules(props: {
  costs: Costs
  slug: string
  path: string
  editedId: string | undefined
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { costs, slug, path, editedId } = props
  const { whole } = costs
  const edited = costs.rules.find(rule => rule.id === editedId)
  if (whole === null && costs.rules.length === 0) return null
  return (
    <Section title={text('costs.aid.title')} intro={text('costs.aid.why')} id="aid">
      <DataTable
        caption={text('costs.aid.title')}
        rows={costs.rules}
        rowKey={rule => rule.id}
        empty={
          <EmptyState icon="list" level={3} title={text('costs.aid.none')}>
            {text('costs.aid.noneWhy')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            head: text('costs.aid.name'),
            rowHeader: true,
            width: 'wide',
            cell: rule => (
              <>
                <LanguageText text={rule.name} lang={rule.lang} />
                {rule.note === null ? null : (
                  <span className="k-costs-note">
                    <LanguageText text={rule.note} lang={rule.lang} />
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'for',
            head: text('costs.aid.for'),
            cell: rule => rule.cluster?.name ?? text('costs.aid.everybody'),
          },
          {
            key: 'rate',
            head: text('costs.aid.rate'),
            numeric: true,
            cell: rule => (
              <>
                {rule.rate} %
                {rule.ceiling === null ? null : (
                  <span className="k-costs-note">
                    {text('costs.aid.upTo', { amount: sayAmount(rule.ceiling, rule.currency, lang) })}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'deMinimis',
            head: text('costs.table.deMinimis'),
            cell: rule => text(rule.deMinimis ? 'missions.register.yes' : 'missions.register.no'),
          },
          ...(whole === null
            ? []
            : [
                {
                  key: 'change',
                  head: text('costs.form.change'),
                  hideHead: true,
                  width: 'fit' as const,
                  cell: (rule: Rule) => <ChangeRule rule={rule} slug={slug} path={path} />,
                },
              ]),
        ]}
      />
      {whole === null ? null : (
        <details className="k-costs-lines" open={edited !== undefined || costs.rules.length === 0}>
          <summary>{text(edited === undefined ? 'costs.aid.add' : 'costs.aid.change')}</summary>
          <RuleForm
            key={edited?.id ?? 'new'}
            rule={edited}
            clusters={whole.clusters}
            slug={slug}
            path={path}
          />
        </details>
      )}
    </Section>
  )
}

function ChangeRule(props: { rule: Rule; slug: string; path: string }): ReactNode {
  const text = useText()
  const { rule, slug, path } = props
  return (
    <Row>
      <LinkButton variant="quiet" icon="edit" href={`${path}?rule=${rule.id}#aid`}>
        {text('costs.form.edit')}
        <span className="k-hidden"> {rule.name}</span>
      </LinkButton>
      <CallForm
        call={removeAidRule}
        formId={`remove-${rule.id}`}
        fixed={{ mission: slug, rule: rule.id }}
        next={path}
        done="costs.done.ruleRemoved"
      >
        <Button variant="quiet" icon="remove">
          {text('costs.form.remove')}
          <span className="k-hidden"> {rule.name}</span>
        </Button>
      </CallForm>
    </Row>
  )
}

function RuleForm(props: {
  rule: Rule | undefined
  clusters: readonly { id: string; name: string }[]
  slug: string
  path: string
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { rule, clusters, slug, path } = props
  const words = (name: string) => text(`costs.aid.${name}`)
  return (
    <CallForm
      call={saveAidRule}
      fixed={{ mission: slug, lang: rule?.lang ?? lang, ...(rule === undefined ? {} : { id: rule.id }) }}
      next={path}
      done="costs.done.ruleSaved"
      className="k-form"
    >
      {form => (
        <>
          <FormGrid>
            <TextField {...form.field('name', rule?.name)} label={words('name')} required />
            <SelectField
              {...form.field('clusterId', rule?.cluster?.id)}
              label={words('for')}
              empty={words('everybody')}
              choices={clusters.map(one => ({ value: one.id, label: one.name }))}
            />
          </FormGrid>
          <FormGrid columns={3}>
            <NumberField
              {...form.field('rate', rule?.rate)}
              label={words('rate')}
              unit="%"
              min={1}
              max={100}
              required
            />
            <TextField
              {...form.field(
                'ceiling',
                rule === undefined || rule.ceiling === null ? '' : writeAmount(rule.ceiling, rule.currency),
              )}
              label={words('ceiling')}
              inputMode="decimal"
              optional
            />
            <TextField
              {...form.field('currency', rule?.currency ?? 'EUR')}
              label={text('costs.table.currency')}
              size="short"
              required
            />
          </FormGrid>
          <TextArea
            {...form.field('note', rule?.note)}
            label={words('note')}
            hint={words('noteHint')}
            rows={2}
            optional
          />
          <CheckboxField
            name="deMinimis"
            label={words('deMinimis')}
            hint={words('deMinimisHint')}
            defaultChecked={form.ticked('deMinimis', 'true', rule?.deMinimis ?? false)}
          />
          <FormActions>
            <Button>{words('save')}</Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}
