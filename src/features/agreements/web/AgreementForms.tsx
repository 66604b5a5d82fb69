import type { ReactNode } from 'react'
import { Button, DateField, FormActions, TextArea } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { amendAgreement, dropVersion, endAgreement } from '../contract.ts'
import { type Agreement, agreementPath, agreementsPath } from './agreement-words.ts'

/** Begin an amendment, or say that it ended: for what is in force. */
export function AmendOrEnd(props: { it: Agreement; today: string; openForm: string | null }): ReactNode {
  const text = useText()
  const { it, today, openForm } = props
  const isInForce = it.shown.state === 'in-force'
  const hasNext = it.versions.some(({ state }) => state === 'draft' || state === 'open')
  if (!isInForce) return null
  return (
    <>
      {hasNext ? null : (
        <details open={openForm === amendAgreement.name} className="k-agreement-fold">
          <summary>{text('agreements.amend')}</summary>
          <p>{text('agreements.amendWhy')}</p>
          <CallForm
            call={amendAgreement}
            fixed={{ agreement: it.slug }}
            next={agreementPath(it)}
            done="agreements.done.amended"
            className="k-form"
          >
            {form => (
              <>
                <TextArea
                  {...form.field('reason')}
                  label={text('agreements.field.changes')}
                  hint={text('agreements.changesHint')}
                  rows={2}
                  maxLength={500}
                  required
                />
                <FormActions>
                  <Button>{text('agreements.amendAction')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </details>
      )}
      <details open={openForm === endAgreement.name} className="k-agreement-fold">
        <summary>{text('agreements.end')}</summary>
        <CallForm
          call={endAgreement}
          fixed={{ agreement: it.slug }}
          next={agreementPath(it)}
          done="agreements.done.ended"
          className="k-form"
        >
          {form => (
            <>
              <DateField
                {...form.field('endedOn', today)}
                label={text('agreements.field.lastDay')}
                required
              />
              <TextArea
                {...form.field('reason')}
                label={text('agreements.field.why')}
                rows={2}
                maxLength={500}
                required
              />
              <FormActions>
                <Button>{text('agreements.endAction')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </details>
    </>
  )
}

/** Drop what is a draft or being signed. */
export function DropVersion({ it }: { it: Agreement }): ReactNode {
  const text = useText()
  if (it.shown.state !== 'draft' && it.shown.state !== 'open') return null
  return (
    <details className="k-agreement-fold">
      <summary>{text('agreements.drop')}</summary>
      <p>{text('agreements.dropWhy')}</p>
      <CallForm
        call={dropVersion}
        fixed={{ agreement: it.slug, version: it.shown.number }}
        next={agreementsPath(it.partnership)}
        done="agreements.done.dropped"
      >
        <Button>{text('agreements.dropAction')}</Button>
      </CallForm>
    </details>
  )
}
