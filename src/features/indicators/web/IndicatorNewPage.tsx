import { Button, FormActions, LinkButton, PageHeader, Section } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { createIndicator, previewRule } from '../contract.ts'
import { DefinitionFields } from './DefinitionFields.tsx'
import { RuleWorkshop } from './RuleWorkshop.tsx'
import { ruleFrom } from './rule-from.ts'

/** Defining an indicator: the rule with what would count, then its name and target. */
export const page = definePage({
  path: '/partnerships/:slug/indicators/new',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    preview: use(previewRule, { partnership: params.slug ?? '', ...ruleFrom(query) } as never),
  }),
  actions: [createIndicator],
  title: (_props, text) => text('indicators.define'),
  Component: ({ data: { preview } }) => {
    const text = useText()
    const board = `/partnerships/${preview.partnership.slug}/indicators`
    return (
      <>
        <PageHeader
          title={text('indicators.define')}
          subtitle={text('indicators.defineWhy')}
          steps={[
            { href: `/partnerships/${preview.partnership.slug}`, label: preview.partnership.acronym },
            { href: board, label: text('indicators.parts.indicators') },
          ]}
        />
        <RuleWorkshop preview={preview} action={`${board}/new`}>
          {rule => (
            <Section title={text('indicators.nameIt')}>
              <CallForm
                call={createIndicator}
                fixed={{ partnership: preview.partnership.id, ...rule }}
                next="/indicators/{id}"
                done="indicators.done.defined"
                className="k-form"
              >
                <DefinitionFields indicator={null} />
                <FormActions>
                  <Button variant="primary">{text('indicators.save')}</Button>
                  <LinkButton variant="quiet" href={board}>
                    {text('indicators.cancel')}
                  </LinkButton>
                </FormActions>
              </CallForm>
            </Section>
          )}
        </RuleWorkshop>
      </>
    )
  },
})
