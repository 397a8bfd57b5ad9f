/* Runs a .NET program within this process, as FunctionsNetHost runs an isolated worker on Azure
   (Azure/azure-functions-dotnet-worker, host/src/FunctionsNetHost/AppLoader).

   native-host LIBHOSTFXR ASSEMBLY ARGUMENT... */
#include <dlfcn.h>
#include <stdio.h>

typedef int (*initialize)(int, const char **, const void *, void **);
typedef int (*run)(void *);

int main(int count, const char **arguments)
{
    void *hostfxr = count > 2 ? dlopen(arguments[1], RTLD_LAZY) : NULL;
    void *context = NULL;
    if (!hostfxr) {
        fputs("usage: native-host LIBHOSTFXR ASSEMBLY ARGUMENT...\n", stderr);
        return 2;
    }
    initialize start = (initialize)dlsym(hostfxr, "hostfxr_initialize_for_dotnet_command_line");
    int code = start(count - 2, arguments + 2, NULL, &context);
    return context ? ((run)dlsym(hostfxr, "hostfxr_run_app"))(context) : code;
}
