import { interfaceLanguages } from '../../../shared/languages.ts'
import { Button, FormActions, LinkButton, Notice, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { draftStory, getStoryDraft } from '../contract.ts'
import { StoryFields } from './StoryFields.tsx'
import './stories.css'

/** Begins a story with what the records say; both companies are asked before anybody else sees it. */
export const page = definePage({
  path: '/meetings/:meeting/story',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params, viewer }) => ({
    draft: use(getStoryDraft, {
      meeting: params.meeting ?? '',
      lang: interfaceLanguages.find(one => one === viewer.lang) ?? 'en',
    }),
  }),
  actions: [draftStory],
  title: (_props, text) => text('stories.new'),
  Component: ({ data: { draft } }) => {
    const text = useText()
    return (
      <>
        <PageHeader
          title={text('stories.new')}
          subtitle={text('stories.newWhy')}
          steps={[{ href: '/stories', label: text('stories.title') }]}
        />
        {draft.there === null ? null : (
          <Notice
            title={text('stories.there')}
            actions={<LinkButton href={`/stories/${draft.there}`}>{text('stories.read')}</LinkButton>}
          />
        )}
        {draft.unnamed.length === 0 ? null : (
          <Notice kind="warning" title={text('stories.unnamed')}>
            <p>{draft.unnamed.join(', ')}</p>
            <p>{text('stories.unnamedWhy')}</p>
          </Notice>
        )}
        <CallForm
          call={draftStory}
          fixed={{ meeting: draft.meetingId }}
          next="/stories/{slug}"
          done="stories.done.drafted"
          className="k-form"
        >
          {form => (
            <>
              <StoryFields form={form} story={draft} />
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
