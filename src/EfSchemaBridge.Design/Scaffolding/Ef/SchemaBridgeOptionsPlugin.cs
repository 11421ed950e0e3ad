using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Scaffolding;

namespace EfSchemaBridge.Design.Scaffolding.Ef;

/// <summary>Has templates write <c>UseSchemaBridge()</c> behind <c>UseNpgsql(...)</c>.</summary>
internal sealed class SchemaBridgeOptionsPlugin : ProviderCodeGeneratorPlugin
{
    /// <inheritdoc/>
    public override MethodCallCodeFragment GenerateContextOptions() => new(typeof(SchemaBridgeDbContextOptionsExtensions).GetMethod(
        nameof(SchemaBridgeDbContextOptionsExtensions.UseSchemaBridge),
        [typeof(DbContextOptionsBuilder), typeof(Action<SchemaBridgeOptionsBuilder>)])!);
}
