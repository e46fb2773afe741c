import type { Example } from './example.ts';
import { Menu, MenuButton, MenuLink } from './menu.tsx';

export const examples: Example[] = [
  {
    name: 'An account',
    render: () => (
      <Menu summary="Anna Petrova">
        <MenuLink href="#account">My account</MenuLink>
        <form>
          <MenuButton>Sign out</MenuButton>
        </form>
      </Menu>
    ),
  },
];
