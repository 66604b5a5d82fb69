import {
  Button,
  Fieldset,
  FormActions,
  FormGrid,
  LinkButton,
  NumberField,
  PageHeader,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { writeAmount } from '../../costs/rules/money.ts'
import { getPackage } from '../contract.ts'
import { getPackageEfforts, saveEfforts } from '../contract-efforts.ts'
import { planPath } from './workplan-words.ts'

/** Person-months and cost that each partner gives to one package. */
export const page = definePage({
  path: '/workplan/packages/:package/efforts',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    package: use(getPackage, { package: params.package ?? '' }),
    efforts: use(getPackageEfforts, { package: params.package ?? '' }),
  }),
  actions: [saveEfforts],
  redirect: ({ data: { package: it } }) => (it.mayEdit ? null : planPath(it.partnership, it.plan)),
  title: ({ data }, text) => text('workplan.effort.of', { code: `WP${data.package.number}` }),
  Component: ({ data: { package: parent, efforts } }) => {
    const text = useText()
    const path = planPath(parent.partnership, parent.plan)
    return (
      <>
        <PageHeader
          title={text('workplan.effort.of', { code: `WP${parent.number}` })}
          subtitle={parent.title}
          steps={[
            { href: `/partnerships/${parent.partnership.slug}`, label: parent.partnership.acronym },
            { href: path, label: text('workplan.title') },
          ]}
        />
        <CallForm
          call={saveEfforts}
          fixed={{ package: parent.id, version: efforts.version }}
          next={`${path}#effort`}
          done="workplan.done.saved"
          className="k-form"
        >
          {form => (
            <>
              {efforts.partners.map(({ cluster, personMonths, cost }, index) => (
                <Fieldset key={cluster.id} legend={cluster.name}>
                  <input type="hidden" name={`efforts.${index}.clusterId`} value={cluster.id} />
                  <FormGrid>
                    <NumberField
                      {...form.field(`efforts.${index}.personMonths`, personMonths === 0 ? '' : personMonths)}
                      label={text('workplan.effort.field.months')}
                      min={0}
                      max={10000}
                      step={0.01}
                      optional
                    />
                    <TextField
                      {...form.field(
                        `efforts.${index}.amount`,
                        cost === 0 ? '' : writeAmount(cost, efforts.currency),
                      )}
                      label={text('workplan.effort.field.cost', { currency: efforts.currency })}
                      inputMode="decimal"
                      optional
                    />
                  </FormGrid>
                </Fieldset>
              ))}
              <FormActions>
                <Button variant="primary">{text('workplan.save')}</Button>
                <LinkButton variant="quiet" href={`${path}#effort`}>
                  {text('workplan.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
