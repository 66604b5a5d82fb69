import {
  Button,
  Columns,
  FileField,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  RadioGroup,
  Section,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getCluster } from '../contract.ts'
import { clusterImport, uploadImport } from '../contract-import.ts'
import './directory.css'
import { dayWords } from './days.ts'

/** Bring a list of members, of what they can do or of EU projects: choose the file. */
export const page = definePage({
  path: '/clusters/:slug/import',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ cluster: use(getCluster, { cluster: params.slug ?? '' }) }),
  actions: [uploadImport],
  title: ({ data }, text) => text('directory.import.uploadTitle', { cluster: data.cluster.shortName }),
  Component: ({ data }) => {
    const text = useText()
    const { lang } = useLocale()
    const { cluster } = data
    const title = text('directory.import.uploadTitle', { cluster: cluster.shortName })
    const steps = [{ href: `/clusters/${cluster.slug}`, label: cluster.shortName }]
    if (!cluster.mayEdit)
      return (
        <>
          <PageHeader title={title} steps={steps} />
          <Notice kind="warning">{text('refusal.not-allowed')}</Notice>
        </>
      )
    return (
      <>
        <PageHeader title={title} subtitle={text('directory.import.uploadWhy')} steps={steps} />
        <Columns
          side={
            cluster.imports.length === 0 ? null : (
              <Section title={text('directory.cluster.imports')}>
                <ul className="k-directory-plain">
                  {cluster.imports.map(one => (
                    <li key={one.id}>
                      <a href={`/imports/${one.id}`}>{one.fileName}</a>
                      <br />
                      <small>{dayWords(one.createdAt.slice(0, 10), lang)}</small>
                    </li>
                  ))}
                </ul>
              </Section>
            )
          }
        >
          <CallForm
            call={uploadImport}
            fixed={{ cluster: cluster.slug }}
            next="/imports/{id}"
            upload
            className="k-form"
          >
            {form => (
              <>
                <RadioGroup
                  name="kind"
                  label={text('import.kind.label')}
                  defaultValue={form.field('kind', 'organisations').defaultValue}
                  choices={clusterImport.options.map(value => ({
                    value,
                    label: text(`import.kind.${value}`),
                    ...(value === 'organisations' ? {} : { hint: text(`import.kind.${value}Hint`) }),
                  }))}
                />
                <FileField
                  name="file"
                  error={form.field('file').error}
                  label={text('directory.import.file.label')}
                  hint={text('directory.import.file.hint')}
                  accept=".xlsx,.ods,.csv,.tsv,.txt,.json"
                  required
                />
                <FormActions>
                  <Button variant="primary" icon="upload">
                    {text('directory.import.read')}
                  </Button>
                  <LinkButton variant="quiet" href={`/clusters/${cluster.slug}`}>
                    {text('directory.form.cancel')}
                  </LinkButton>
                </FormActions>
              </>
            )}
          </CallForm>
          <Section title={text('directory.import.howTitle')}>
            <ol>
              {[1, 2, 3, 4].map(step => (
                <li key={step}>{text(`directory.import.how${step}`)}</li>
              ))}
            </ol>
          </Section>
        </Columns>
      </>
    )
  },
})
