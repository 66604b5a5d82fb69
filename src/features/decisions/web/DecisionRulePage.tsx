import {
  Button,
  CheckboxField,
  FormActions,
  LinkButton,
  NumberField,
  PageHeader,
  RadioGroup,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { listDecisions, saveRule } from '../contract.ts'
import { majorities } from '../rules/count-votes.ts'
import { decisionsPath } from './decision-words.ts'

/** How the partnership decides by its charter, and whether votes are held here. */
export const page = definePage({
  path: '/partnerships/:slug/decisions/rule',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ decisions: use(listDecisions, { partnership: params.slug ?? '' }) }),
  actions: [saveRule],
  title: (_props, text) => text('decisions.changeRule'),
  Component: ({ data: { decisions } }) => {
    const text = useText()
    const { partnership, rule } = decisions
    const path = decisionsPath(partnership)
    return (
      <>
        <PageHeader
          title={text('decisions.changeRule')}
          subtitle={text('decisions.ruleWhy')}
          steps={[
            { href: `/partnerships/${partnership.slug}`, label: partnership.acronym },
            { href: path, label: text('decisions.title') },
          ]}
        />
        <CallForm
          call={saveRule}
          fixed={{ partnership: partnership.id }}
          next={path}
          done="decisions.done.ruleSaved"
          className="k-form"
        >
          {form => (
            <>
              <CheckboxField
                name="voting"
                label={text('decisions.field.voting')}
                hint={text('decisions.votingHint')}
                defaultChecked={form.ticked('voting', 'true', rule.voting)}
              />
              <RadioGroup
                {...form.field('majority', rule.majority)}
                label={text('decisions.field.majority')}
                choices={majorities.map(value => ({
                  value,
                  label: text(`decisions.majority.${value}`),
                  hint: text(`decisions.majorityHint.${value}`),
                }))}
              />
              <NumberField
                {...form.field('quorum', rule.quorum)}
                label={text('decisions.field.quorum')}
                hint={text('decisions.quorumHint')}
                unit="%"
                min={0}
                max={100}
                required
              />
              <CheckboxField
                name="casting"
                label={text('decisions.field.casting')}
                hint={text('decisions.castingHint')}
                defaultChecked={form.ticked('casting', 'true', rule.casting)}
              />
              <FormActions>
                <Button variant="primary">{text('decisions.saveRule')}</Button>
                <LinkButton variant="quiet" href={path}>
                  {text('decisions.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
