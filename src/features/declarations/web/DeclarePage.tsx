import type { ReactNode } from 'react'
import { Button, FormActions, Notice, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { declareByLink, getByLink, withdrawByLink } from '../contract.ts'
import { DeclarationFields } from './DeclarationFields.tsx'
import './declarations.css'
import { type DeclarationForm, dayWords } from './declaration-words.ts'
import { SaidList } from './SaidList.tsx'
import { WithdrawFold } from './WithdrawFold.tsx'

/** Behind the link of the mail: one year of one organisation, said in a few minutes on a phone, and corrected there. */
export const page = definePage({
  path: '/declare/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ form: use(getByLink, { token: params.token ?? '' }) }),
  actions: [declareByLink, withdrawByLink],
  title: ({ data: { form } }, text) =>
    text('declarations.declareTitle', { organisation: form.organisation.name, year: form.year }),
  Component: ({ data: { form }, params, query, form: sent }) => {
    const text = useText()
    const { lang } = useLocale()
    const token = params.token ?? ''
    const here = `/declare/${token}`
    const { said, organisation, year } = form
    const isSaid = said !== null && !said.withdrawn
    const corrects = !isSaid || query.correct !== undefined || sent?.call === declareByLink.name
    return (
      <>
        <PageHeader
          title={text('declarations.declareTitle', { organisation: organisation.name, year })}
          subtitle={text('declarations.askedFor', { partnership: form.partnership.acronym })}
        />
        <State form={form} />
        {isSaid ? <SaidList said={said} /> : null}
        {corrects ? (
          <>
            <p>
              {text(form.askedBy === null ? 'declarations.why' : 'declarations.whyBy', {
                name: form.askedBy ?? '',
                day: form.closesOn === null ? '' : dayWords(form.closesOn, lang),
              })}
            </p>
            <p className="k-declaration-kept">{text('declarations.confidential')}</p>
            <CallForm
              call={declareByLink}
              fixed={{ token, consentVersion: form.consentVersion, number: said?.number ?? 0 }}
              next={here}
              done="declarations.done.declared"
              upload
              className="k-form"
            >
              <DeclarationFields form={form} />
              <FormActions>
                <Button variant="primary" large icon="check">
                  {text(isSaid ? 'declarations.correctAction' : 'declarations.declareAction')}
                </Button>
              </FormActions>
            </CallForm>
          </>
        ) : (
          <p>
            <a href={`${here}?correct`}>{text('declarations.correct')}</a>
          </p>
        )}
        {isSaid ? (
          <WithdrawFold call={withdrawByLink} fixed={{ token }} name={said.declaredBy} next={here} />
        ) : null}
      </>
    )
  },
})

function State({ form }: { form: DeclarationForm }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { said } = form
  if (said === null) return null
  return said.withdrawn ? (
    <Notice title={text('declarations.isWithdrawn', { day: dayWords(said.saidAt, lang) })}>
      <p>{text('declarations.isWithdrawnWhy')}</p>
    </Notice>
  ) : (
    <Notice kind="success" title={text('declarations.isDeclared', { day: dayWords(said.saidAt, lang) })}>
      <p>{text('declarations.isDeclaredWhy')}</p>
    </Notice>
  )
}
