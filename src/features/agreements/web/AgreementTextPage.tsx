import {
  Button,
  CheckboxField,
  Fieldset,
  FileField,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getAgreement, saveText } from '../contract.ts'
import { agreementPath, agreementsPath } from './agreement-words.ts'

/** Empty lines for further clauses. */
const further = 2

/** Write the draft of an agreement: numbered clauses, or a PDF instead. */
export const page = definePage({
  path: '/agreements/:agreement/text/:version',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    it: use(getAgreement, { agreement: params.agreement ?? '', version: Number(params.version) || 1 }),
  }),
  actions: [saveText],
  title: (_props, text) => text('agreements.write'),
  Component: ({ data: { it } }) => {
    const text = useText()
    const { shown } = it
    const lines = [...shown.clauses, ...Array.from({ length: further }, () => null)]
    return (
      <>
        <PageHeader
          title={text('agreements.write')}
          subtitle={text('agreements.writeWhy')}
          steps={[
            { href: `/partnerships/${it.partnership.slug}`, label: it.partnership.acronym },
            { href: agreementsPath(it.partnership), label: text('agreements.title') },
            { href: agreementPath(it), label: it.title },
          ]}
        />
        {shown.state !== 'draft' || !it.mayEdit ? (
          <Notice kind="info">{text('agreements.textStands')}</Notice>
        ) : (
          <CallForm
            call={saveText}
            fixed={{ agreement: it.slug, saved: shown.saved }}
            next={`${agreementPath(it)}?version=${shown.number}`}
            done="agreements.done.textSaved"
            upload
            className="k-form"
          >
            {form => (
              <>
                <TextField
                  {...form.field('title', it.title)}
                  label={text('agreements.field.title')}
                  lang={it.lang}
                  required
                />
                {lines.map((clause, index) => (
                  <Fieldset key={index} legend={text('agreements.clauseNo', { number: index + 1 })}>
                    <TextField
                      {...form.field(`clauses.${index}.heading`, clause?.heading)}
                      label={text('agreements.field.heading')}
                      lang={it.lang}
                      optional
                    />
                    <TextArea
                      {...form.field(`clauses.${index}.text`, clause?.text)}
                      label={text('agreements.field.text')}
                      lang={it.lang}
                      rows={4}
                      maxLength={8000}
                      optional
                    />
                  </Fieldset>
                ))}
                <Fieldset
                  legend={text('agreements.field.file')}
                  hint={
                    shown.fileName === null
                      ? text('agreements.fileHint')
                      : text('agreements.fileThere', { name: shown.fileName })
                  }
                >
                  <FileField
                    {...form.field('file')}
                    label={text('agreements.field.pdf')}
                    accept=".pdf"
                    optional
                  />
                  {shown.fileName === null ? null : (
                    <CheckboxField
                      name="withoutFile"
                      label={text('agreements.withoutFile')}
                      defaultChecked={form.ticked('withoutFile', 'true', false)}
                    />
                  )}
                </Fieldset>
                <FormActions sticky>
                  <Button variant="primary">{text('agreements.saveText')}</Button>
                  <LinkButton variant="quiet" href={`${agreementPath(it)}?version=${shown.number}`}>
                    {text('agreements.cancel')}
                  </LinkButton>
                </FormActions>
              </>
            )}
          </CallForm>
        )}
      </>
    )
  },
})
