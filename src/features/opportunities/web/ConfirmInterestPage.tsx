import { Button, FormActions, PageHeader, TextField } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { confirmInterest } from '../contract-interests.ts'
import './opportunities.css'

/** The six digits that were mailed: with them the interest is on its way. */
export const page = definePage({
  path: '/interests/confirm/:interest',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: () => ({}),
  actions: [confirmInterest],
  title: (_props, text) => text('opportunities.interest.confirmTitle'),
  Component: ({ params }) => {
    const text = useText()
    return (
      <>
        <PageHeader
          title={text('opportunities.interest.confirmTitle')}
          subtitle={text('opportunities.interest.confirmWhy')}
        />
        <CallForm
          call={confirmInterest}
          fixed={{ interest: params.interest ?? '' }}
          next="/interest/{token}"
          done="opportunities.done.interest"
          className="k-form"
        >
          {form => (
            <>
              <TextField
                {...form.field('code')}
                label={text('opportunities.interest.code')}
                inputMode="numeric"
                autoComplete="one-time-code"
                size="short"
                required
              />
              <FormActions>
                <Button variant="primary">{text('opportunities.interest.confirm')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
