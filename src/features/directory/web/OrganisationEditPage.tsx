import type { ReactNode } from 'react'
import type { Call, InputOf, OutputOf } from '../../../shared/contract.ts'
import { Button, FormActions, LinkButton, PageHeader, Tabs } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getOrganisation } from '../contract.ts'
import {
  addProfileItem,
  type ProfileGroup,
  profileGroups,
  removeProfileItem,
  updateProfileItem,
} from '../contract-profile.ts'
import './directory.css'
import './profile.css'
import {
  addDepartment,
  addSite,
  removeDepartment,
  removeSite,
  updateDepartment,
  updateSite,
} from '../contract-structure.ts'
import { DepartmentItems } from './DepartmentItems.tsx'
import { BasicsFields, IdentityFields } from './ProfileBasics.tsx'
import { FiguresFields, MarketsFields, QualityFields, ResearchFields } from './ProfileFacts.tsx'
import { ProfileItems } from './ProfileItems.tsx'
import { NeedsFields, OfferFields } from './ProfileSides.tsx'
import { groupsFor, readGroup } from './profile-groups.ts'
import { SiteItems } from './SiteItems.tsx'
import { StructureFields } from './StructureFields.tsx'

type Organisation = OutputOf<typeof getOrganisation>

const fieldsOf: Record<ProfileGroup, (props: { profile: Organisation }) => ReactNode> = {
  basics: BasicsFields,
  offer: OfferFields,
  needs: NeedsFields,
  identity: IdentityFields,
  markets: MarketsFields,
  quality: QualityFields,
  figures: FiguresFields,
  research: ResearchFields,
  structure: StructureFields,
}

/** Change an organisation's profile, a group at a time: the first takes two minutes and makes it useful. */
export const page = definePage({
  path: '/organisations/:slug/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ organisation: use(getOrganisation, { organisation: params.slug ?? '' }) }),
  actions: [
    ...Object.values(profileGroups),
    addProfileItem,
    updateProfileItem,
    removeProfileItem,
    addDepartment,
    updateDepartment,
    removeDepartment,
    addSite,
    updateSite,
    removeSite,
  ],
  title: ({ data }, text) => text('directory.organisation.editTitle', { name: data.organisation.name }),
  Component: ({ data, query }) => {
    const text = useText()
    const it = data.organisation
    const group = readGroup(query.group)
    const groups = groupsFor(it.kind)
    const after = groups[groups.indexOf(group) + 1]
    const Fields = fieldsOf[group]
    const here = `/organisations/${it.slug}/edit`
    return (
      <>
        <PageHeader
          title={text('directory.organisation.editTitle', { name: it.name })}
          subtitle={text(`directory.group.${group}.why`)}
          steps={[{ href: `/organisations/${it.slug}`, label: it.name }]}
        />
        <Tabs
          label={text('directory.profile.groups')}
          tabs={groups.map(name => ({
            href: `${here}?group=${name}`,
            label: text(`directory.group.${name}.title`),
            current: name === group,
          }))}
        />
        <CallForm<Call>
          key={group}
          call={profileGroups[group]}
          fixed={{ organisation: it.id, version: it.version } as InputOf<Call>}
          next={after === undefined ? `/organisations/${it.slug}` : `${here}?group=${after}`}
          done="directory.done.organisationSaved"
          className="k-form"
        >
          <Fields profile={it} />
          <FormActions sticky>
            <Button variant="primary">
              {text(after === undefined ? 'directory.form.save' : 'directory.profile.saveAndNext')}
            </Button>
            <LinkButton variant="quiet" href={`/organisations/${it.slug}`}>
              {text('directory.profile.toProfile')}
            </LinkButton>
          </FormActions>
        </CallForm>
        {group === 'offer' ? <ProfileItems organisation={it} side="offer" /> : null}
        {group === 'needs' ? <ProfileItems organisation={it} side="need" /> : null}
        {group === 'structure' ? (
          <>
            <DepartmentItems organisation={it} />
            <SiteItems organisation={it} />
          </>
        ) : null}
      </>
    )
  },
})
