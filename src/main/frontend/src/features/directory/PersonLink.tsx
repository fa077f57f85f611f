import { Link } from '@tanstack/react-router';

export function PersonLink({ id, name }: { id: string; name: string }) {
  return (
    <Link to="/directory/people/$id" params={{ id }}>
      <bdi>{name}</bdi>
    </Link>
  );
}

export function TeamLink({ id, name }: { id: string; name: string }) {
  return (
    <Link to="/directory/teams/$id" params={{ id }}>
      <bdi>{name}</bdi>
    </Link>
  );
}
