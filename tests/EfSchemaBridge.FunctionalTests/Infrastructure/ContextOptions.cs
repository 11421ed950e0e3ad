using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EfSchemaBridge.FunctionalTests.Infrastructure;

/// <summary>Options of the tests' contexts.</summary>
internal static class ContextOptions
{
    /// <summary>EF counts the kinds of contexts in a process, and takes twenty for a mistake: one process has those of all tests.</summary>
    public static TBuilder AmongMany<TBuilder>(this TBuilder options)
        where TBuilder : DbContextOptionsBuilder
    {
        options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning));
        return options;
    }
}
