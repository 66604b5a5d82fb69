import { type ReactNode, useState } from 'react'
import { Icon, type IconName } from '../Icon.tsx'
import { iconPaths } from '../icon-paths.tsx'
import {
  Badge,
  Button,
  Dialog,
  DialogLink,
  LinkButton,
  Logo,
  LogoMark,
  Menu,
  MenuButton,
  MenuGroup,
  MenuLink,
  PageHeader,
  Row,
  Section,
  TextField,
} from '../index.ts'

/** Buttons, menus, dialogs, every picture, the mark. */
export function Actions(): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <>
      <PageHeader title="Actions and pictures" />
      <Section title="Buttons">
        <Row>
          <Button variant="primary">Publish 14 changes</Button>
          <Button>Build…</Button>
          <Button variant="quiet" icon="undo">
            Undo
          </Button>
          <Button variant="danger" icon="remove">
            Call off the mission
          </Button>
          <Button variant="primary" pending>
            Publishing
          </Button>
          <Button disabled>Nothing to publish</Button>
          <Button icon="print" iconOnly>
            Print
          </Button>
          <LinkButton href="#x" icon="plus">
            New mission
          </LinkButton>
        </Row>
        <br />
        <Row>
          <Button variant="primary" large icon="hand">
            I am here
          </Button>
          <Button large icon="clock">
            Running late
          </Button>
        </Row>
      </Section>
      <Section title="Menus and dialogs">
        <Row>
          <Menu label="More" icon="more">
            <MenuGroup label="This meeting">
              <MenuButton icon="lock">Lock</MenuButton>
              <MenuLink href="#move" icon="swap" note="shows what it costs">
                Move
              </MenuLink>
            </MenuGroup>
            <MenuGroup>
              <MenuButton icon="remove">Call off</MenuButton>
            </MenuGroup>
          </Menu>
          <Button type="button" onClick={() => setOpen(true)}>
            Remove table 4
          </Button>
          <DialogLink
            href="#note"
            title="Note for the desk"
            content={<TextField name="note" label="Note" hint="Only the organisers read it." />}
          >
            Add a note
          </DialogLink>
          <Badge>observer</Badge>
          <Badge strong icon="star">
            must
          </Badge>
        </Row>
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          title="Table 4 holds 6 meetings"
          actions={
            <>
              <Button variant="primary" type="button" onClick={() => setOpen(false)}>
                Move 6 meetings
              </Button>
              <Button type="button" onClick={() => setOpen(false)}>
                Keep the table
              </Button>
            </>
          }
        >
          <p>
            Four can go to other tables at the same time. Two need another time; their 4 people will be told.
          </p>
        </Dialog>
      </Section>
      <Section title="Pictures">
        <ul className="k-gallery-icons">
          {(Object.keys(iconPaths) as IconName[]).map(name => (
            <li key={name}>
              <Icon name={name} />
              <span>{name}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Mark">
        <Row>
          <Logo />
          <LogoMark size={16} />
          <LogoMark size={64} />
        </Row>
      </Section>
    </>
  )
}
