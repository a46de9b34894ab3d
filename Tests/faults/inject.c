/* Runs a program and lets one of its file-system calls go wrong.
 *
 *   inject --below DIR [--log FILE] [--at N ACTION] [--seconds S] -- PROGRAM ARGUMENT...
 *
 * Counted, from 1, are the calls whose path, or whose open file, lies in DIR,
 * in all threads. ACTION is what happens to call N:
 *
 *   before   the program is killed instead of it
 *   after    the program is killed once it was made
 *   short    a write writes only half of its bytes
 *   ENOSPC EIO EACCES EINTR ...   it fails so, and nothing was done
 *
 * Ends with the program's status, 128 + signal where one ended it, or 125
 * where ACTION does not apply to call N (a short write of one byte, or of
 * what is no write). Linux on x86-64 and on 64-bit ARM.
 */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/ptrace.h>

/* Where a call has its path: in one argument, or behind a folder's descriptor;
 * or no path but a descriptor. */
enum place { AT_PATH, AT_FOLDER, AT_OPEN };

static const struct call {
    long number;
    const char *name;
    enum place place;
    int argument;
} calls[] = {
#ifdef SYS_open
    {SYS_open, "open", AT_PATH, 0},       {SYS_stat, "stat", AT_PATH, 0},
    {SYS_lstat, "lstat", AT_PATH, 0},     {SYS_rename, "rename", AT_PATH, 0},
    {SYS_link, "link", AT_PATH, 0},       {SYS_unlink, "unlink", AT_PATH, 0},
    {SYS_mkdir, "mkdir", AT_PATH, 0},     {SYS_rmdir, "rmdir", AT_PATH, 0},
    {SYS_chmod, "chmod", AT_PATH, 0},     {SYS_access, "access", AT_PATH, 0},
#endif
    {SYS_openat, "openat", AT_FOLDER, 0}, {SYS_newfstatat, "newfstatat", AT_FOLDER, 0},
    {SYS_statx, "statx", AT_FOLDER, 0},   {SYS_renameat2, "renameat2", AT_FOLDER, 0},
    {SYS_linkat, "linkat", AT_FOLDER, 2}, {SYS_unlinkat, "unlinkat", AT_FOLDER, 0},
    {SYS_mkdirat, "mkdirat", AT_FOLDER, 0}, {SYS_faccessat, "faccessat", AT_FOLDER, 0},
#ifdef SYS_renameat
    {SYS_renameat, "renameat", AT_FOLDER, 0},
#endif
    {SYS_read, "read", AT_OPEN, 0},       {SYS_pread64, "pread", AT_OPEN, 0},
    {SYS_write, "write", AT_OPEN, 0},     {SYS_pwrite64, "pwrite", AT_OPEN, 0},
    {SYS_writev, "writev", AT_OPEN, 0},   {SYS_fsync, "fsync", AT_OPEN, 0},
    {SYS_fdatasync, "fdatasync", AT_OPEN, 0}, {SYS_ftruncate, "ftruncate", AT_OPEN, 0},
    {SYS_lseek, "lseek", AT_OPEN, 0},     {SYS_fstat, "fstat", AT_OPEN, 0},
    {SYS_getdents64, "getdents", AT_OPEN, 0}, {SYS_flock, "flock", AT_OPEN, 0},
    {SYS_fchmod, "fchmod", AT_OPEN, 0},   {SYS_close, "close", AT_OPEN, 0},
};

static const struct { const char *name; int code; } errors[] = {
    {"ENOSPC", ENOSPC}, {"EIO", EIO}, {"EACCES", EACCES}, {"EINTR", EINTR},
    {"EDQUOT", EDQUOT}, {"EROFS", EROFS}, {"EMFILE", EMFILE}, {"ENOENT", ENOENT},
};

static const char *below, *action;
static long target;
static FILE *log_file;
static long count;

/* What goes on in one thread. */
struct thread { pid_t id; bool in_call; int pending; bool dies; };
static struct thread threads[64];

static struct thread *thread_of(pid_t id) {
    for (size_t i = 0; i < 64; i++)
        if (threads[i].id == id) return &threads[i];
    for (size_t i = 0; i < 64; i++)
        if (threads[i].id == 0) { threads[i] = (struct thread){.id = id}; return &threads[i]; }
    fputs("inject: too many threads\n", stderr);
    exit(125);
}

static void read_text(pid_t id, unsigned long address, char *text) {
    size_t length = 0;
    while (length < PATH_MAX - 1) {
        struct iovec here = {text + length, 1}, there = {(void *)(address + length), 1};
        if (process_vm_readv(id, &here, 1, &there, 1, 0) != 1 || text[length] == 0) break;
        length++;
    }
    text[length] = 0;
}

static void link_text(pid_t id, const char *what, long number, char *text) {
    char name[64];
    if (number >= 0) snprintf(name, sizeof name, "/proc/%d/%s/%ld", id, what, number);
    else snprintf(name, sizeof name, "/proc/%d/cwd", id);
    ssize_t length = readlink(name, text, PATH_MAX - 1);
    text[length > 0 ? length : 0] = 0;
}

static void path_of(pid_t id, const struct call *call, const unsigned long long *values, char *path) {
    char name[PATH_MAX], folder[PATH_MAX];
    if (call->place == AT_OPEN) { link_text(id, "fd", (long)values[0], path); return; }
    int first = call->argument;
    read_text(id, values[call->place == AT_PATH ? first : first + 1], name);
    if (name[0] == '/') { strcpy(path, name); return; }
    link_text(id, "fd", call->place == AT_FOLDER ? (long)(int)values[first] : -1, folder);
    if (snprintf(path, PATH_MAX, name[0] ? "%s/%s" : "%s", folder, name) >= PATH_MAX) path[0] = 0;
}

static void set_register(pid_t id, bool is_result, long value, int argument) {
#if defined(__x86_64__)
    static const size_t arguments[] = {
        offsetof(struct user_regs_struct, rdi), offsetof(struct user_regs_struct, rsi),
        offsetof(struct user_regs_struct, rdx)};
    size_t place = argument >= 0 ? arguments[argument]
                   : is_result   ? offsetof(struct user_regs_struct, rax)
                                 : offsetof(struct user_regs_struct, orig_rax);
    ptrace(PTRACE_POKEUSER, id, place, value);
#elif defined(__aarch64__)
    if (argument < 0 && !is_result) {
        int number = (int)value;
        struct iovec data = {&number, sizeof number};
        ptrace(PTRACE_SETREGSET, id, NT_ARM_SYSTEM_CALL, &data);
        return;
    }
    struct user_regs_struct registers;
    struct iovec data = {&registers, sizeof registers};
    ptrace(PTRACE_GETREGSET, id, NT_PRSTATUS, &data);
    registers.regs[argument >= 0 ? argument : 0] = (unsigned long long)value;
    ptrace(PTRACE_SETREGSET, id, NT_PRSTATUS, &data);
#else
#error "inject knows x86-64 and 64-bit ARM"
#endif
}

static pid_t main_child;

static void die(void) { kill(main_child, SIGKILL); }

static void enter(struct thread *thread, const struct __ptrace_syscall_info *info) {
    char path[PATH_MAX] = "";
    size_t length = strlen(below);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (calls[i].number != (long)info->entry.nr) continue;
        path_of(thread->id, &calls[i], (const unsigned long long *)info->entry.args, path);
        if (strncmp(path, below, length) != 0 || (path[length] != '/' && path[length] != 0)) return;
        count++;
        if (log_file) fprintf(log_file, "%ld %s %s\n", count, calls[i].name, path + length);
        if (count != target) return;
        if (strcmp(action, "before") == 0) { die(); return; }
        if (strcmp(action, "after") == 0) { thread->dies = true; return; }
        if (strcmp(action, "short") == 0) {
            bool is_write = info->entry.nr == SYS_write || info->entry.nr == SYS_pwrite64;
            if (!is_write || info->entry.args[2] < 2) { die(); exit(125); }
            set_register(thread->id, false, (long)(info->entry.args[2] / 2), 2);
            return;
        }
        for (size_t e = 0; e < sizeof errors / sizeof *errors; e++)
            if (strcmp(action, errors[e].name) == 0) thread->pending = errors[e].code;
        set_register(thread->id, false, -1, -1);
        return;
    }
}

static int trace(void) {
    int status = 0;
    for (;;) {
        pid_t id = waitpid(-1, &status, __WALL);
        if (id < 0) return 125;
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            if (id == main_child) return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            thread_of(id)->id = 0;
            continue;
        }
        struct thread *thread = thread_of(id);
        int signal = 0;
        if (WSTOPSIG(status) == (SIGTRAP | 0x80)) {
            struct __ptrace_syscall_info info;
            if (ptrace(PTRACE_GET_SYSCALL_INFO, id, sizeof info, &info) > 0) {
                if (info.op == PTRACE_SYSCALL_INFO_ENTRY) enter(thread, &info);
                if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
                    if (thread->pending) set_register(id, true, -thread->pending, -1);
                    thread->pending = 0;
                    if (thread->dies) die();
                }
            }
        } else if (status >> 16 == 0 && WSTOPSIG(status) != SIGSTOP && WSTOPSIG(status) != SIGTRAP) {
            signal = WSTOPSIG(status);
        }
        ptrace(PTRACE_SYSCALL, id, 0, signal);
    }
}

static void too_late(int signal) {
    (void)signal;
    if (main_child > 0) kill(main_child, SIGKILL);
    _exit(124);
}

int main(int argc, char **argv) {
    int at = 1;
    unsigned seconds = 60;
    for (; at < argc && strcmp(argv[at], "--") != 0; at++) {
        if (at + 1 < argc && strcmp(argv[at], "--below") == 0) below = argv[++at];
        else if (at + 1 < argc && strcmp(argv[at], "--log") == 0) log_file = fopen(argv[++at], "w");
        else if (at + 1 < argc && strcmp(argv[at], "--seconds") == 0) seconds = (unsigned)atoi(argv[++at]);
        else if (at + 2 < argc && strcmp(argv[at], "--at") == 0) { target = atol(argv[++at]); action = argv[++at]; }
    }
    if (!below || at + 1 >= argc || (target > 0 && !action)) {
        fputs("inject --below DIR [--log FILE] [--at N ACTION] [--seconds S] -- PROGRAM ARGUMENT...\n", stderr);
        return 125;
    }
    main_child = fork();
    if (main_child == 0) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        raise(SIGSTOP);
        execv(argv[at + 1], argv + at + 1);
        _exit(127);
    }
    signal(SIGALRM, too_late);
    alarm(seconds);
    int status;
    if (main_child < 0 || waitpid(main_child, &status, 0) != main_child || !WIFSTOPPED(status)
        || ptrace(PTRACE_SETOPTIONS, main_child, 0,
                  PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK
                      | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC)
               != 0) {
        perror("inject: ptrace");
        return 125;
    }
    ptrace(PTRACE_SYSCALL, main_child, 0, 0);
    status = trace();
    if (log_file) fclose(log_file);
    return status;
}
