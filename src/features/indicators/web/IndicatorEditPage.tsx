import { Button, FormActions, LinkButton, PageHeader, Section } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { endIndicator, getIndicator, previewIndicator, updateIndicator } from '../contract.ts'
import { DefinitionFields } from './DefinitionFields.tsx'
import { nameOf } from './figure-words.ts'
import { RuleWorkshop } from './RuleWorkshop.tsx'
import { ruleFrom } from './rule-from.ts'

/** Changing an indicator: its rule with what would count then, its name and target; or counting it no longer. */
export const page = definePage({
  path: '/indicators/:indicator/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    read: use(getIndicator, { indicator: params.indicator ?? '', pageSize: 1 }),
    preview: use(previewIndicator, { indicator: params.indicator ?? '', ...ruleFrom(query) } as never),
  }),
  actions: [updateIndicator, endIndicator],
  title: ({ data }, text) => `${text('indicators.change')} · ${nameOf(data.read.indicator, text)}`,
  Component: ({ data: { read, preview } }) => {
    const text = useText()
    const { indicator, partnership } = read
    const here = `/indicators/${indicator.id}`
    return (
      <>
        <PageHeader
          title={text('indicators.changeTitle', { name: nameOf(indicator, text) })}
          subtitle={text('indicators.changeWhy')}
          steps={[
            {
              href: `/partnerships/${partnership.slug}/indicators`,
              label: text('indicators.parts.indicators'),
            },
            { href: here, label: indicator.code },
          ]}
        />
        <RuleWorkshop preview={preview} action={`${here}/edit`}>
          {rule => (
            <Section title={text('indicators.nameIt')}>
              <CallForm
                call={updateIndicator}
                fixed={{ indicator: indicator.id, version: indicator.version, ...rule }}
                next={here}
                done="indicators.done.saved"
                className="k-form"
              >
                <DefinitionFields indicator={indicator} />
                <FormActions>
                  <Button variant="primary">{text('indicators.save')}</Button>
                  <LinkButton variant="quiet" href={here}>
                    {text('indicators.cancel')}
                  </LinkButton>
                </FormActions>
              </CallForm>
            </Section>
          )}
        </RuleWorkshop>
        <details className="k-figures-more">
          <summary>{text('indicators.end')}</summary>
          <CallForm
            call={endIndicator}
            fixed={{ indicator: indicator.id, version: indicator.version }}
            next={`/partnerships/${partnership.slug}/indicators`}
            done="indicators.done.ended"
          >
            <p>{text('indicators.endWhy')}</p>
            <Button variant="danger">{text('indicators.end')}</Button>
          </CallForm>
        </details>
      </>
    )
  },
})
