import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface AddressLinkProps {
  /** An address within the program, as the server wrote it. */
  readonly to: string;
  readonly label?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A link to an address that comes from data: opened in place, or in a new tab as any other link. */
export function AddressLink({ to, label, className, children }: AddressLinkProps) {
  const navigate = useNavigate();
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void navigate({ href: to });
  };
  return (
    <a href={to} onClick={open} aria-label={label} className={className}>
      {children}
    </a>
  );
}
