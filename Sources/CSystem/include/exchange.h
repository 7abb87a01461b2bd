#ifndef GAPBOOK_EXCHANGE_H
#define GAPBOOK_EXCHANGE_H

/// Exchanges two paths in one step (renameat2 with RENAME_EXCHANGE).
/// Returns 0, or the errno that says why not (ENOSYS, EINVAL: this file system refuses it).
int gapbook_exchange(const char *first, const char *second);

#endif
