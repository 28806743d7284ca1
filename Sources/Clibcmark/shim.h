#pragma once
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmark.h>
#if __has_include(<malloc.h>)
#include <malloc.h>
#include <sys/mman.h>
#endif
#if __has_include(<link.h>) && __has_include(<sys/auxv.h>)
#include <link.h>
#include <sys/auxv.h>
#endif

/// A pointer of each thread's own. Every object file that calls this has another one, so call it in one place only.
static inline void **markdown_thread_place(void) {
  static _Thread_local void *place = NULL;
  return &place;
}

/// Freed memory stays with the process, up to `bytes`, instead of going back to the system and being asked for again.
static inline void keep_freed_memory(int bytes) {
#ifdef M_TRIM_THRESHOLD
  mallopt(M_TRIM_THRESHOLD, bytes);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TOP_PAD, 48 << 20);
#endif
}

/// Makes room for `bytes` in the part of memory that the calling thread takes from, once, and asks for large pages in
/// the first `large_bytes` of it; for where freed memory stays. By itself that part grows page by page, each with a call
/// of the system and a fault that hold up the other threads. A large page is had whole, however little of it is used.
/// `bytes` are more by a large page than `large_bytes`.
static inline void grow_memory_of_thread(int bytes, int large_bytes) {
#if defined(M_TRIM_THRESHOLD) && defined(MADV_HUGEPAGE)
  static _Thread_local int grown = 0;
  if (grown) return;
  grown = 1;
  char *block = malloc(bytes);
  if (!block) return;
  uintptr_t large = 2 << 20, start = ((uintptr_t)block + large - 1) & ~(large - 1);
  madvise((void *)start, large_bytes, MADV_HUGEPAGE);
  free(block);
#endif
}

/// Gives back the memory of the table by which the program was put at an address that nobody can guess: some megabytes,
/// read once, before the program began. Whoever reads it after all gets it from the file.
static inline void forget_relocations(void) {
#if defined(AT_PHDR) && defined(DT_RELA) && defined(MADV_DONTNEED)
  const ElfW(Phdr) *headers = (const ElfW(Phdr) *)getauxval(AT_PHDR), *dynamic = NULL;
  uintptr_t base = 0, table = 0, bytes = 0, page = getauxval(AT_PAGESZ);
  for (unsigned long i = 0; i < getauxval(AT_PHNUM); i++) {
    if (headers[i].p_type == PT_PHDR) base = (uintptr_t)headers - headers[i].p_vaddr;
    if (headers[i].p_type == PT_DYNAMIC) dynamic = &headers[i];
  }
  if (!base || !dynamic || !page) return;
  for (const ElfW(Dyn) *entry = (const ElfW(Dyn) *)(base + dynamic->p_vaddr); entry->d_tag != DT_NULL; entry++) {
    if (entry->d_tag == DT_RELA) table = entry->d_un.d_ptr;
    if (entry->d_tag == DT_RELASZ) bytes = entry->d_un.d_val;
  }
  // Some loaders make an address of it where it stands.
  if (table < base) table += base;
  uintptr_t start = (table + page - 1) & ~(page - 1), end = (table + bytes) & ~(page - 1);
  if (end > start) madvise((void *)start, end - start, MADV_DONTNEED);
#endif
}
