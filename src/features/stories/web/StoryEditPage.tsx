import { interfaceLanguages } from '../../../shared/languages.ts'
import { Button, FormActions, Notice, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getStory, saveStory } from '../contract.ts'
import { StoryFields } from './StoryFields.tsx'
import './stories.css'

/** A new version of a story; what was agreed to before is asked anew. */
export const page = definePage({
  path: '/stories/:story/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params }) => ({ story: use(getStory, { story: params.story ?? '' }) }),
  actions: [saveStory],
  title: ({ data }) => data.story.title,
  redirect: ({ data }) => (data.story.inside?.mayEdit ? null : `/stories/${data.story.slug}`),
  Component: ({ data: { story } }) => {
    const text = useText()
    const lang = interfaceLanguages.find(one => one === story.lang) ?? 'en'
    return (
      <>
        <PageHeader
          title={text('stories.edit')}
          subtitle={story.title}
          steps={[
            { href: '/stories', label: text('stories.title') },
            { href: `/stories/${story.slug}`, label: story.title },
          ]}
        />
        <Notice title={text('stories.askedAnew')} />
        <CallForm
          call={saveStory}
          fixed={{ story: story.id, version: story.version }}
          next={`/stories/${story.slug}`}
          done="stories.done.saved"
          className="k-form"
        >
          {form => (
            <>
              <StoryFields form={form} story={{ title: story.title, body: story.body, lang }} />
              <FormActions>
                <Button variant="primary">{text('stories.ask')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
