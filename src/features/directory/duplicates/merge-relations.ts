/**
 * Every column of the schema that names an organisation, and what a merge does with it. A test compares this list with the
 * foreign keys of the database, so that a new table cannot be forgotten.
 */
export interface MergeRelation {
  readonly table: string
  readonly column: string
  /** Columns that name a row. */
  readonly key: readonly string[]
  /**
   * What becomes of a row that the kept organisation has too, by a rule of the schema: `drop` it (the merge remembers it),
   * `join` two stretches of membership, let go of the `external-number`, or `refuse` the merge.
   * `stays`: the row belongs to the merged record as such. `forget`: proposals about a record that is no more.
   */
  readonly twice: 'drop' | 'join' | 'external-number' | 'refuse' | 'stays' | 'forget'
}

const own = (
  table: string,
  twice: MergeRelation['twice'] = 'refuse',
  key: readonly string[] = ['id'],
): MergeRelation => ({
  table,
  column: 'organisation_id',
  key,
  twice,
})

export const mergeRelations: readonly MergeRelation[] = [
  own('membership', 'join'),
  own('membership_request', 'drop'),
  own('affiliation', 'drop'),
  own('role_grant', 'drop'),
  own('participant'),
  own('profile_item'),
  own('site'),
  own('department'),
  own('capability', 'external-number'),
  own('profile_link'),
  own('opportunity'),
  own('interest'),
  own('profile_claim', 'drop'),
  own('organisation_translation', 'drop', ['organisation_id', 'lang']),
  own('classification', 'drop', ['organisation_id', 'scheme', 'revision', 'code']),
  own('import_row', 'refuse', ['cluster_id', 'fingerprint']),
  own('import_question', 'drop', ['import_id', 'fingerprint', 'organisation_id']),
  own('organisation_alias', 'drop'),
  own('eu_participation', 'drop'),
  own('room_side', 'refuse', ['room_id', 'position']),
  own('saved_search_known', 'drop', ['search_id', 'organisation_id']),
  { table: 'cluster', column: 'legal_entity_id', key: ['id'], twice: 'refuse' },
  { table: 'meeting_request', column: 'to_organisation_id', key: ['id'], twice: 'refuse' },
  { table: 'proposed_request', column: 'to_organisation_id', key: ['id'], twice: 'drop' },
  {
    table: 'never_meet',
    column: 'other_organisation_id',
    key: ['participant_id', 'other_organisation_id'],
    twice: 'drop',
  },
  own('match_feedback', 'drop', ['organisation_id', 'about_id']),
  { table: 'match_feedback', column: 'about_id', key: ['organisation_id', 'about_id'], twice: 'drop' },
  own('value_chain_pick', 'drop', ['role_id', 'organisation_id']),
  own('sanctions_flag', 'drop', ['organisation_id']),
  own('encounter'),
  { table: 'encounter', column: 'other_organisation_id', key: ['id'], twice: 'refuse' },
  own('reported_version', 'refuse', ['record_id', 'number']),
  { table: 'reported_version', column: 'counterpart_id', key: ['record_id', 'number'], twice: 'refuse' },
  { table: 'success_story', column: 'from_organisation_id', key: ['id'], twice: 'refuse' },
  { table: 'success_story', column: 'to_organisation_id', key: ['id'], twice: 'refuse' },
  own('project_partner', 'drop', ['project_id', 'organisation_id']),
  own('market_note'),
  own('member_standing', 'drop', ['partnership_id', 'organisation_id']),
  own('declaration_request', 'drop'),
  own('declaration'),
  { table: 'organisation', column: 'merged_into', key: ['id'], twice: 'refuse' },
  { table: 'duplicate_pair', column: 'left_id', key: ['left_id', 'right_id'], twice: 'forget' },
  { table: 'duplicate_pair', column: 'right_id', key: ['left_id', 'right_id'], twice: 'forget' },
  {
    table: 'duplicate_opinion',
    column: 'left_id',
    key: ['left_id', 'right_id', 'cluster_id'],
    twice: 'forget',
  },
  {
    table: 'duplicate_opinion',
    column: 'right_id',
    key: ['left_id', 'right_id', 'cluster_id'],
    twice: 'forget',
  },
  { table: 'organisation_merge', column: 'kept_id', key: ['id'], twice: 'stays' },
  { table: 'organisation_merge', column: 'dropped_id', key: ['id'], twice: 'stays' },
]

/** Fields that the kept profile takes over where it has none; everything else stays readable in the merged record. */
export const filledFields = [
  'short_name',
  'name_other_script',
  'name_reading',
  'legal_form',
  'city',
  'postcode',
  'street',
  'region',
  'website',
  'email',
  'phone',
  'vat',
  'pic',
  'lei',
  'national_id',
  'founded_year',
  'size_class',
  'employees',
  'summary',
  'description',
  'offers',
  'needs',
  'claimed_at',
  'last_confirmed_at',
] as const
