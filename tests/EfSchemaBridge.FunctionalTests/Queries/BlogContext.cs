using Microsoft.EntityFrameworkCore;

namespace EfSchemaBridge.FunctionalTests.Queries.Generated;

/// <summary>What a user adds by hand to the generated context.</summary>
public partial class BlogContext
{
#pragma warning disable CA1822 // The generated half declares it for an instance.
    partial void OnModelCreatingPartial(ModelBuilder modelBuilder)
#pragma warning restore CA1822
    {
        // docs: concurrency tokens
        modelBuilder.Entity<User>().Property(user => user.Version).IsConcurrencyToken();
        modelBuilder.Entity<Post>().Property<uint>("xmin").IsRowVersion();
        // end
    }
}
