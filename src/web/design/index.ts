// The kit in one import. The schedule board is not here: import it from `ScheduleBoard.tsx`, so that only its page loads it.
export { Button, type ButtonVariant, LinkButton } from './Button.tsx'
export {
  CheckboxField,
  CheckboxGroup,
  type Choice,
  type ChoiceGroup,
  RadioGroup,
  SelectField,
} from './ChoiceField.tsx'
export { classNames } from './class-names.ts'
export { type Column, DataTable } from './DataTable.tsx'
export { DateField, DateTimeField, TimeField } from './DateField.tsx'
export { type DayItem, DayList, Timeline } from './DayList.tsx'
export { Dialog, DialogLink } from './Dialog.tsx'
export { EmptyState, Skeleton } from './EmptyState.tsx'
export { Field, type FieldProps, FieldScope, useFieldId } from './Field.tsx'
export { Figure, FigureRow, type Need, NeedsList, ProgressBar } from './Figure.tsx'
export { Filters } from './Filters.tsx'
export { Fieldset, FormActions, FormErrorSummary, FormGrid, type FormProblem } from './Form.tsx'
export { Icon, type IconName } from './Icon.tsx'
export { LanguageText } from './LanguageText.tsx'
export { Logo, LogoMark } from './Logo.tsx'
export { type Counterpart, MeetingCard } from './MeetingCard.tsx'
export { Menu, MenuButton, MenuGroup, MenuLink } from './Menu.tsx'
export { Flash, Notice, type NoticeKind } from './Notice.tsx'
export {
  Breadcrumb,
  Card,
  CardGrid,
  Columns,
  DescriptionList,
  PageHeader,
  Row,
  Section,
  Stack,
  type Step,
  Tabs,
} from './Page.tsx'
export { Pagination } from './Pagination.tsx'
export { Avatar, type OtherName, PersonName } from './PersonName.tsx'
export { Badge, type State, StateBadge, Tag, TagList } from './Status.tsx'
export { FileField, NumberField, SearchField, TagsField, TextArea, TextField } from './TextField.tsx'
export { TimeRange } from './TimeRange.tsx'
export { formatDay, formatNumber, formatPercent, formatTime, zonePlace } from './times.ts'
